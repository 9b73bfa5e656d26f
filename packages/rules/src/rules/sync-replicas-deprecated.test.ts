import { describe, expect, it } from "vitest";
import { makeSubject } from "../test-subject.ts";
import { syncReplicasDeprecated } from "./sync-replicas-deprecated.ts";

const check = (spec: string) => [
  ...syncReplicasDeprecated.check(
    makeSubject(`apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: ${spec}\n`),
  ),
];

describe("sync-replicas-deprecated", () => {
  it("finds both fields as one fault, with a number that does not wait for all", () => {
    const [fault, ...more] = check("{instances: 3, minSyncReplicas: 1, maxSyncReplicas: 2}");
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ path: ["spec", "minSyncReplicas"], at: "key" });
    expect(fault?.message).toContain("`minSyncReplicas` and `maxSyncReplicas` are deprecated");
    expect(fault?.help).toContain("number: 1,");
  });

  it("keeps a number that leaves a standby free", () => {
    expect(check("{instances: 5, maxSyncReplicas: 2}")[0]?.help).toContain("number: 2,");
  });

  it("is silent about zero, about placeholders and about the new form", () => {
    expect(check("{minSyncReplicas: 0, maxSyncReplicas: 0}")).toEqual([]);
    expect(check('{maxSyncReplicas: "${N}"}')).toEqual([]);
    expect(check("{maxSyncReplicas: 1, postgresql: {synchronous: {number: 1}}}")).toEqual([]);
  });
});
