import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { hbaLineUnreachable } from "./hba-line-unreachable.ts";

const find = (...lines: string[]) =>
  findFaults(
    hbaLineUnreachable,
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {postgresql: {pg_hba: ${JSON.stringify(lines)}}}\n`,
  );
const OWN = "hostssl harbor harbor all scram-sha-256";

describe("hba-line-unreachable", () => {
  it("finds a line behind one for everybody, whether that one accepts or rejects", () => {
    expect(find("host all all all reject", OWN)).toEqual([
      "spec.postgresql.pg_hba[1]: Cluster a: `hostssl harbor harbor all scram-sha-256` is never looked at, as `host all all all reject` before it decides for everybody",
    ]);
    expect(find("hostssl all all all scram-sha-256", OWN)).toHaveLength(1);
    expect(find("host all all 0.0.0.0/0 reject", "host all all ::/0 reject", OWN)).toHaveLength(1);
  });

  it("is silent where some client is still undecided", () => {
    expect(find(OWN, "host all all all reject")).toEqual([]);
    expect(find("hostnossl all all all reject", OWN)).toEqual([]);
    expect(find("host all all 0.0.0.0/0 reject", OWN)).toEqual([]);
    expect(find("hostssl all all all scram-sha-256", "host all all all reject")).toEqual([]);
    expect(find("host harbor all all reject", OWN)).toEqual([]);
  });

  it("knows that `all` is not physical replication, and that local lines are apart", () => {
    expect(find("host all all all reject", "hostssl replication barman all cert")).toEqual([]);
    expect(find("host all all all reject", "local all all peer")).toEqual([]);
  });

  it("is silent about a list that it cannot read whole", () => {
    expect(find("host all all all reject", "${LINE}", OWN)).toEqual([]);
  });
});
