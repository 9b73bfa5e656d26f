import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { hbaTrust } from "./hba-trust.ts";

const find = (line: string) => [
  ...findFaults(
    hbaTrust,
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {postgresql: {pg_hba: [${JSON.stringify(line)}]}}\n`,
  ),
  ...findFaults(
    hbaTrust,
    `apiVersion: postgresql.cnpg.io/v1\nkind: Pooler\nmetadata: {name: p}\nspec: {pgbouncer: {pg_hba: [${JSON.stringify(line)}]}}\n`,
  ),
];

describe("hba-trust", () => {
  it("finds `trust` over the network, in Clusters and Poolers", () => {
    expect(find("host all all 10.0.0.0/8 trust")).toEqual([
      expect.stringContaining("spec.postgresql.pg_hba[0]: Cluster a: `host all all 10.0.0.0/8 trust` lets in"),
      expect.stringContaining("spec.pgbouncer.pg_hba[0]: Pooler p:"),
    ]);
    expect(find("hostssl all all 10.0.0.0 255.0.0.0 trust")).toHaveLength(2);
  });

  it("is silent about other methods, a role called so, comments, and what stays in the pod", () => {
    expect(find("host all trust all scram-sha-256")).toEqual([]);
    expect(find("# host all all all trust")).toEqual([]);
    expect(find("host all all 127.0.0.1/32 trust")).toEqual([]);
    expect(find("local all all trust")).toEqual([]);
  });
});
