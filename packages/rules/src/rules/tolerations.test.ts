import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { tolerations } from "./tolerations.ts";

const judge = (...list: string[]) =>
  findFaults(tolerations, clusterText(`affinity: {tolerations: [${list.join(", ")}]}`));

describe("tolerations", () => {
  it.each([
    ["{}", "[0].operator: Cluster shared: a toleration has no key"],
    ["{key: a, operator: In}", "[0].operator: Cluster shared: a toleration has the operator In"],
    ["{key: a, operator: Exists, value: x}", "[0].value: "],
    ["{key: a b}", "[0].key: "],
    ["{key: a, value: a b}", "[0].value: "],
    ["{key: a, tolerationSeconds: 60}", "[0].effect: Cluster shared: a toleration has `tolerationSeconds`"],
    ["{key: a, effect: NoRun}", "[0].effect: Cluster shared: a toleration has the effect NoRun"],
  ])("finds %s", (toleration, expected) => {
    expect(judge(toleration)).toEqual([expect.stringContaining(`spec.affinity.tolerations${expected}`)]);
  });

  it("is silent about what Kubernetes takes", () => {
    expect(
      judge(
        "{operator: Exists}",
        "{key: node-role.kubernetes.io/db, operator: Exists, effect: NoSchedule}",
        "{key: dedicated, value: postgres}",
        "{key: a, operator: Exists, effect: NoExecute, tolerationSeconds: 0}",
      ),
    ).toEqual([]);
  });

  it("waits for placeholders, and leaves other types to the schema", () => {
    expect(judge('{key: "${K}", operator: In}', "{key: a, value: true}", "null", "x")).toEqual([]);
  });
});
