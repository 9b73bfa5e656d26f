import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { recoverySourceConnection } from "./recovery-source-connection.ts";

const judge = (way: string, cloudNativePG: string) =>
  findFaults(
    recoverySourceConnection,
    clusterText(`bootstrap: {recovery: {source: a}}\nexternalClusters: [{name: a, ${way}}]`),
    { cloudNativePG },
  ).length;

describe("recovery-source-connection", () => {
  it("finds a server without backups before 1.27.4 and 1.28.2", () => {
    const versions = ["1.27", "1.27.3", "1.27.4", "1.28", "1.28.1", "1.28.2", "1.29", "1.30.0"];
    const found = versions.map((version) => judge("connectionParameters: {host: h}", version));
    expect(found).toEqual([1, 1, 0, 1, 1, 0, 0, 0]);
  });

  it("is silent about backups, and leaves an empty source to its own rule", () => {
    expect(judge("connectionParameters: {host: h}, plugin: {name: p}", "1.27")).toBe(0);
    expect(judge("barmanObjectStore: {}", "1.27")).toBe(0);
    expect(judge("password: {}", "1.27")).toBe(0);
  });
});
