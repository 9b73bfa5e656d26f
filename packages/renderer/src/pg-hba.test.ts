import { describe, expect, it } from "vitest";
import { buildClusterHba, buildPoolerHba } from "./pg-hba.ts";
import { makeCatalog, makeTenant } from "./test-catalog.ts";

const audited = makeTenant("harbor", {
  databases: [makeTenant("harbor").databases, makeTenant("harbor_audit").databases].flat(),
});

describe("pg_hba of the cluster", () => {
  it("admits each role over TLS to its own databases and closes the door", () => {
    const catalog = makeCatalog({ tenants: [audited, makeTenant("gitlab")] });
    expect(buildClusterHba(catalog)).toEqual([
      'hostssl "harbor","harbor_audit" "harbor" all scram-sha-256',
      'hostssl "gitlab" "gitlab" all scram-sha-256',
      "host all all all reject",
    ]);
  });

  it("has a line per address that a tenant may come from", () => {
    const tenant = makeTenant("harbor", { allowFrom: ["10.0.0.0/8", "fd00::/8"] });
    expect(buildClusterHba(makeCatalog({ tenants: [tenant] }))).toEqual([
      'hostssl "harbor" "harbor" 10.0.0.0/8 scram-sha-256',
      'hostssl "harbor" "harbor" fd00::/8 scram-sha-256',
      "host all all all reject",
    ]);
  });

  it("admits the superuser only where its network access is on", () => {
    const superuser = { secretName: "root", remoteKey: "items/root" };
    expect(buildClusterHba(makeCatalog({ cluster: { superuser } }))[0]).toBe(
      'hostssl all "postgres" all scram-sha-256',
    );
    expect(buildClusterHba(makeCatalog()).join()).not.toContain("postgres");
  });

  it("keeps the catalog's lines around the tenants' and before the reject", () => {
    const lines = buildClusterHba(makeCatalog({ cluster: { pgHba: { before: ["# first"], after: ["# last"] } } }));
    expect(lines.at(0)).toBe("# first");
    expect(lines.slice(-2)).toEqual(["# last", "host all all all reject"]);
  });

  it("has none of it with isolation off, but keeps what the catalog writes itself", () => {
    const pgHba = { before: ["# first"], after: ["# last"] };
    expect(buildClusterHba(makeCatalog({ isolation: "off" }))).toEqual([]);
    expect(buildClusterHba(makeCatalog({ isolation: "off", cluster: { pgHba } }))).toEqual(["# first", "# last"]);
  });

  it("has no line for a tenant without a database: an empty list would be read as the role's name", () => {
    expect(buildClusterHba(makeCatalog({ tenants: [makeTenant("harbor", { databases: [] })] }))).toEqual([
      "host all all all reject",
    ]);
  });
});

describe("pg_hba of a pooler", () => {
  it("admits its tenant from everywhere, over IPv4 and IPv6, and nobody else", () => {
    expect(buildPoolerHba([audited])).toEqual([
      'hostssl "harbor","harbor_audit" "harbor" 0.0.0.0/0 md5',
      'hostssl "harbor","harbor_audit" "harbor" ::/0 md5',
      "host all all 0.0.0.0/0 reject",
      "host all all ::/0 reject",
    ]);
  });

  it("leaves out addresses that only PostgreSQL understands", () => {
    const tenant = makeTenant("harbor", { allowFrom: ["samenet", "10.0.0.0/8"] });
    expect(buildPoolerHba([tenant]).slice(0, -2)).toEqual(['hostssl "harbor" "harbor" 10.0.0.0/8 md5']);
  });
});
