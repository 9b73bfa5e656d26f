import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findHelps } from "../test-helps.ts";
import { findFaults } from "../test-subject.ts";
import { imagePullPolicy } from "./image-pull-policy.ts";

const judge = (policy: string) => findFaults(imagePullPolicy, clusterText(`imagePullPolicy: ${policy}`));

describe("image-pull-policy", () => {
  it("finds any other word", () => {
    for (const policy of ["ifNotPresent", "always", "OnFailure"])
      expect(judge(policy)).toEqual([expect.stringContaining("spec.imagePullPolicy: Cluster shared: ")]);
  });

  it("is silent about the three, nothing, placeholders and other types", () => {
    for (const policy of ["Always", "IfNotPresent", "Never", '""', '"${X}"', "5"]) expect(judge(policy)).toEqual([]);
  });

  it("says the policy that is meant, where it is plain", () => {
    const helps = (policy: string) => findHelps(imagePullPolicy, clusterText(`imagePullPolicy: ${policy}`));
    expect(helps("if-not-present")).toEqual(["write `imagePullPolicy: IfNotPresent`"]);
    expect(helps("OnFailure")).toEqual(["write `imagePullPolicy: IfNotPresent`, or leave it out"]);
  });
});
