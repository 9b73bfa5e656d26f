import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { syncElectionLabels } from "./sync-election-labels.ts";

const judge = (constraint: string) =>
  findFaults(syncElectionLabels, clusterText(`postgresql: {syncReplicaElectionConstraint: ${constraint}}`));

describe("sync-election-labels", () => {
  it("finds a constraint that compares nothing", () => {
    for (const constraint of ["{enabled: true}", "{enabled: true, nodeLabelsAntiAffinity: []}"])
      expect(judge(constraint)).toEqual([
        expect.stringContaining(
          "spec.postgresql.syncReplicaElectionConstraint.nodeLabelsAntiAffinity: Cluster shared: ",
        ),
      ]);
  });

  it("is silent with labels, switched off, and about what the schema refuses", () => {
    expect(judge("{enabled: true, nodeLabelsAntiAffinity: [zone]}")).toEqual([]);
    expect(judge("{enabled: false}")).toEqual([]);
    expect(judge('{enabled: "${X}"}')).toEqual([]);
    expect(judge('{enabled: true, nodeLabelsAntiAffinity: "${X}"}')).toEqual([]);
  });
});
