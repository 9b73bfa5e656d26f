import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { nodeMaintenanceWindow } from "./node-maintenance-window.ts";

const judge = (spec: string) => findFaults(nodeMaintenanceWindow, clusterText(spec));

describe("node-maintenance-window", () => {
  it("finds a window, and says when it is open", () => {
    expect(judge("nodeMaintenanceWindow: {inProgress: true}")).toEqual([expect.stringContaining("standbys have no")]);
    expect(judge("instances: 1\nnodeMaintenanceWindow: {inProgress: true}")).toEqual([
      expect.stringContaining("only instance has no PodDisruptionBudget"),
    ]);
    expect(judge("nodeMaintenanceWindow: {inProgress: true, reusePVC: false}")).toEqual([
      expect.stringContaining("is the old way"),
    ]);
    expect(judge("nodeMaintenanceWindow: {inProgress: false}")).toEqual([expect.stringContaining("is the old way")]);
  });

  it("is silent about none, and about `enablePDB`", () => {
    expect(judge("enablePDB: false")).toEqual([]);
    expect(judge("nodeMaintenanceWindow: null")).toEqual([]);
  });
});
