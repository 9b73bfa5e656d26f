import { describe, expect, it } from "vitest";
import { findPlainDoor, findUnnamedDoor, indexEntries } from "./hba-access.ts";
import { readHbaFile } from "./hba-file.ts";

const plain = (...lines: string[]) => findPlainDoor(readHbaFile(lines) ?? []);
const login = { database: "keycloak", role: "harbor", memberOf: ["readers"] };
const door = (...lines: string[]) => findUnnamedDoor(readHbaFile(lines) ?? [], login);

describe("readHbaFile", () => {
  it("skips comments, knows pod selectors, and gives up at what it does not understand", () => {
    expect(readHbaFile(["# a", "", "hostssl a b all cert"])?.map(({ index }) => index)).toEqual([2]);
    expect(readHbaFile(["host all all ${podselector:web} scram-sha-256"])).toHaveLength(1);
    expect(readHbaFile(["host all all ${NET} scram-sha-256"])).toBeUndefined();
    expect(readHbaFile(["include other.conf"])).toBeUndefined();
    expect(readHbaFile([5])).toBeUndefined();
  });
});

describe("findPlainDoor", () => {
  it("finds the operator's line, unless everybody is turned away before it", () => {
    expect(plain()).toBe("tail");
    expect(plain("hostssl all all all scram-sha-256")).toBe("tail");
    expect(plain("host all all all reject")).toBeUndefined();
    expect(plain("hostnossl all all all reject")).toBeUndefined();
    expect(plain("hostssl all all all reject")).toBe("tail");
  });

  it("takes both families of addresses to turn everybody away", () => {
    expect(plain("hostnossl all all 0.0.0.0/0 reject")).toBe("tail");
    expect(plain("hostnossl all all 0.0.0.0/0 reject", "hostnossl all all ::/0 reject")).toBeUndefined();
  });

  it("finds a line that lets somebody in before", () => {
    expect(plain("host a a 10.0.0.0/8 scram-sha-256", "host all all all reject")).toBe(0);
    expect(plain("host all all all reject", "host a a 10.0.0.0/8 scram-sha-256")).toBeUndefined();
    expect(plain("hostnossl all all 0.0.0.0/0 reject", "host a a fd00::/8 scram-sha-256")).toBe(1);
  });

  it("does not count what stays in the pod, nor turns everybody away for one name", () => {
    expect(plain("host all all 127.0.0.1/32 trust", "host all all all reject")).toBeUndefined();
    expect(plain("host a a all reject")).toBe("tail");
  });
});

describe("findUnnamedDoor", () => {
  it("finds the operator's line and lines with `all`", () => {
    expect(door()).toBe("tail");
    expect(door("hostssl all harbor all scram-sha-256", "host all all all reject")).toBe(0);
    expect(door("hostssl keycloak all all scram-sha-256")).toBe(0);
  });

  it("is satisfied by a reject, and by lines that name both", () => {
    expect(door("hostssl harbor harbor all scram-sha-256", "host all all all reject")).toBeUndefined();
    expect(door("host keycloak harbor all reject")).toBeUndefined();
    expect(door('hostssl "keycloak" harbor all scram-sha-256')).toBeUndefined();
    expect(door("hostssl keycloak +readers all scram-sha-256")).toBeUndefined();
    expect(door("hostssl sameuser all all scram-sha-256", "host all all all reject")).toBeUndefined();
  });

  it("looks at both ways in", () => {
    expect(door("hostssl all all all reject")).toBe("tail");
  });

  it("knows that a quoted keyword is a name", () => {
    expect(door('hostssl "all" "all" all scram-sha-256', "host all all all reject")).toBeUndefined();
  });

  it("says nothing after what it does not look into", () => {
    expect(door("hostssl all /^har all scram-sha-256", "hostssl all all all scram-sha-256")).toBeUndefined();
  });
});

describe("indexEntries", () => {
  it("leaves out what names others, and keeps the order", () => {
    const lines = [
      "hostssl a a all cert",
      "hostssl keycloak +g all cert",
      'hostssl "keycloak" harbor all cert',
      "host all all all reject",
    ];
    const pick = indexEntries(readHbaFile(lines) ?? []);
    expect(pick(login).map(({ index }) => index)).toEqual([1, 2, 3]);
    expect(pick({ ...login, role: "x" }).map(({ index }) => index)).toEqual([1, 3]);
  });
});
