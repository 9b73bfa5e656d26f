import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { plainTextConnections } from "./plain-text-connections.ts";

const find = (spec: string) =>
  findFaults(
    plainTextConnections,
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: ${spec}\n`,
  );
const hba = (...lines: string[]) => `{postgresql: {pg_hba: ${JSON.stringify(lines)}}}`;
const ROLES = "managed: {roles: [{name: x, login: true}, {name: y, login: true}]}";

describe("plain-text-connections", () => {
  it("finds the operator's own line behind lines that ask for TLS", () => {
    expect(find(hba("hostssl x x all scram-sha-256"))).toEqual([
      expect.stringMatching(
        /^spec\.postgresql\.pg_hba: Cluster a: .* own last line `host all all all` lets in without TLS/,
      ),
    ]);
  });

  it("finds a line that does not ask for it", () => {
    expect(find(hba("hostssl x x all scram-sha-256", "host y y all scram-sha-256", "host all all all reject"))).toEqual(
      ["spec.postgresql.pg_hba[1]: Cluster a: `host y y all scram-sha-256` lets clients in without TLS"],
    );
  });

  it("finds a shared cluster without any line", () => {
    expect(find(`{${ROLES}}`)).toHaveLength(1);
  });

  it("is silent where everybody else is turned away", () => {
    expect(find(hba("hostssl x x all scram-sha-256", "host all all all reject"))).toEqual([]);
    expect(find(`{${ROLES}, postgresql: {pg_hba: [hostnossl all all all reject]}}`)).toEqual([]);
  });

  it("is silent about one application that never spoke of TLS, and about what it cannot read", () => {
    expect(find("{}")).toEqual([]);
    expect(find(hba("host x x all scram-sha-256"))).toEqual([]);
    expect(find(hba("${LINE}", "hostssl x x all scram-sha-256"))).toEqual([]);
    expect(find(`{${ROLES}, postgresql: {pg_hba: "\${HBA}"}}`)).toEqual([]);
  });
});
