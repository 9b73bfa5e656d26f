import { formatBytes, readMemory, readQuantity, readSwitch, readTime } from "@tenantry/tenant-model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readHbaLine, unquoteName } from "./hba.ts";
import { readImage, readPostgresVersion } from "./image.ts";

describe("quantities", () => {
  it("are read with all of Kubernetes' suffixes", () => {
    expect(["1", "1.5Gi", "500m", "1e3", "2E", ".5", 3].map(readQuantity)).toEqual([
      1,
      1.5 * 2 ** 30,
      0.5,
      1000,
      2e18,
      0.5,
      3,
    ]);
  });

  it("are undefined where the text is none", () => {
    expect(["", "1GB", "${SIZE}", "1 Gi", null, Number.NaN].map(readQuantity)).toEqual(Array(6).fill(undefined));
  });

  it("are printed without decimals that say nothing", () => {
    expect([512, 2 ** 30, 1.55 * 2 ** 30].map(formatBytes)).toEqual(["512", "1Gi", "1.6Gi"]);
  });
});

describe("PostgreSQL's units", () => {
  it("count a bare number in the parameter's own unit", () => {
    expect(readMemory("256MB", 8192)).toBe(256 * 2 ** 20);
    expect(readMemory("100", 8192)).toBe(819_200);
    expect(readMemory("256mb", 8192)).toBeUndefined();
    expect(readTime("5min", 1)).toBe(300);
  });

  it("know every spelling of on and off", () => {
    expect(["on", "yes", "tr", "1", "OFF", "n", "0", "x", ""].map(readSwitch)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      undefined,
      undefined,
    ]);
  });
});

describe("images", () => {
  it("are split into repository, tag and digest", () => {
    expect(readImage("ghcr.io/cloudnative-pg/postgresql:17.6@sha256:abc")).toEqual({
      repository: "ghcr.io/cloudnative-pg/postgresql",
      tag: "17.6",
      digest: "sha256:abc",
    });
    expect(readImage("localhost:5000/pg")).toEqual({ repository: "localhost:5000/pg" });
    expect(readImage("pg:16")).toEqual({ repository: "pg", tag: "16" });
    expect(readImage("pg:${V}")).toBeUndefined();
    expect(readPostgresVersion("17.6-standard-bookworm")).toEqual({ major: 17, minor: 6 });
  });
});

describe("lines of pg_hba.conf", () => {
  it("keep the quotes that make a name of a keyword", () => {
    expect(readHbaLine('hostssl "a b",all "all",x 10.0.0.0/8 scram-sha-256 # own')).toEqual({
      type: "hostssl",
      databases: ['"a b"', "all"],
      users: ['"all"', "x"],
      address: "10.0.0.0/8",
      method: "scram-sha-256",
    });
    expect(unquoteName('"a ""b"')).toBe('a "b');
  });

  it("may have a mask, and no address where they are local", () => {
    expect(readHbaLine("host all all 10.0.0.0 255.0.0.0 md5")?.method).toBe("md5");
    expect(readHbaLine("local all all peer")).toEqual({
      type: "local",
      databases: ["all"],
      users: ["all"],
      address: "",
      method: "peer",
    });
  });

  it("are undefined where they say nothing", () => {
    expect(["", "# all", "host all", 5].map(readHbaLine)).toEqual(Array(4).fill(undefined));
  });
});

describe("a plain line of pg_hba.conf", () => {
  it("is read as any other is", () => {
    const names = fc.constantFrom("all", '"all"', "wiki", '"a-b"', 'a,"b"', '"a","b"', "@file", "+group", "/^x$");
    const fields = fc.tuple(
      fc.constantFrom("host", "hostssl", "hostnossl", "local"),
      names,
      names,
      fc.constantFrom("all", "10.0.0.0/8", "10.0.0.0", "::/0", "samehost", "${podselector:x}"),
      fc.constantFrom("md5", "scram-sha-256", "reject", "255.0.0.0", "cert", "dead"),
    );
    fc.assert(
      // Another blank makes it a line that is not plain.
      fc.property(fields, (line) => {
        expect(readHbaLine(line.join(" "))).toEqual(readHbaLine(line.join("  ")));
      }),
    );
  });
});
