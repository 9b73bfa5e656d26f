import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { databaseDropped as rule } from "./database-dropped.ts";

const cluster = "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a, namespace: x}\n---\n";
const database = (fields: string, metadata = "") =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Database\nmetadata: {name: wiki, namespace: x${metadata}}\nspec: {cluster: {name: a}, name: wiki, ${fields}}\n`;
const judge = (before: string, now: string) => findFaults(rule, cluster + now, { committed: cluster + before });

describe("database-dropped", () => {
  it("finds a Database that is gone and had the policy delete", () => {
    expect(judge(database("databaseReclaimPolicy: delete"), "")).toEqual([
      expect.stringContaining("metadata.name: Database wiki is gone and had `databaseReclaimPolicy: delete`"),
    ]);
  });

  it("points into the catalog where there is one", () => {
    const before = database("databaseReclaimPolicy: delete", ", labels: {tenantry.dev/tenant: wiki}");
    const catalog = { tenants: [{ name: "docs" }, { name: "wiki" }] } as never;
    const found = findFaults(rule, cluster, { committed: cluster + before, catalog });
    expect(found).toEqual([expect.stringMatching(/^spec\.tenants\[1\]: /)]);
  });

  it("finds `ensure: absent` once, when it comes", () => {
    expect(judge(database("ensure: present"), database("ensure: absent"))).toEqual([
      expect.stringContaining("spec.ensure: "),
    ]);
    expect(judge(database("ensure: absent"), database("ensure: absent, owner: b"))).toEqual([]);
  });

  it("is silent where the data stay", () => {
    expect(judge(database("databaseReclaimPolicy: retain"), "")).toEqual([]);
    expect(judge(database("owner: a"), "")).toEqual([]);
    expect(judge(database("ensure: absent, databaseReclaimPolicy: delete"), "")).toEqual([]);
    const kept = ", annotations: {kustomize.toolkit.fluxcd.io/prune: disabled}";
    expect(judge(database("databaseReclaimPolicy: delete", kept), "")).toEqual([]);
  });

  it("is silent where its Cluster goes too", () => {
    expect(findFaults(rule, "", { committed: cluster + database("databaseReclaimPolicy: delete") })).toEqual([]);
  });
});
