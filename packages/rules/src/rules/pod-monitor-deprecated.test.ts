import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { podMonitorDeprecated } from "./pod-monitor-deprecated.ts";

const find = (kind: string, monitoring: string, cloudNativePG = "1.30") =>
  findFaults(
    podMonitorDeprecated,
    `apiVersion: postgresql.cnpg.io/v1\nkind: ${kind}\nmetadata: {name: a}\nspec: {monitoring: ${monitoring}}\n`,
    { cloudNativePG },
  );

describe("pod-monitor-deprecated", () => {
  it("finds the field in Clusters and Poolers, once for all fields", () => {
    expect(find("Cluster", "{enablePodMonitor: true, podMonitorRelabelings: [{}]}")).toEqual([
      expect.stringContaining(
        "spec.monitoring.enablePodMonitor: Cluster a: `monitoring.enablePodMonitor` is deprecated",
      ),
    ]);
    expect(find("Pooler", "{podMonitorRelabelings: [{}]}")).toHaveLength(1);
  });

  it("is silent where it is off or empty", () => {
    expect(find("Cluster", "{enablePodMonitor: false, podMonitorRelabelings: []}")).toEqual([]);
  });

  it("is silent about 1.27.0 only", () => {
    expect(find("Cluster", "{enablePodMonitor: true}", "1.27.0")).toEqual([]);
    expect(find("Cluster", "{enablePodMonitor: true}", "1.27")).toHaveLength(1);
  });
});
