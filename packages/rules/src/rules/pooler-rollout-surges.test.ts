import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { poolerText } from "../test-pooler.ts";
import { findFaults } from "../test-subject.ts";
import { poolerRolloutSurges as rule } from "./pooler-rollout-surges.ts";

const cluster = (connections: number) =>
  clusterText(`instances: 3\npostgresql:\n  parameters:\n    max_connections: "${connections}"`);
const pooler = (strategy = "") =>
  poolerText({ parameters: { default_pool_size: 10 }, spec: `instances: 3\n${strategy}` });
const rolling = (surge: number, unavailable: number) =>
  `deploymentStrategy:\n  rollingUpdate:\n    maxSurge: ${surge}\n    maxUnavailable: ${unavailable}`;

describe("pooler-rollout-surges", () => {
  it("finds a default surge that does not fit: 5 pods × 11 and 10", () => {
    expect(findFaults(rule, cluster(68) + pooler())).toEqual([]);
    expect(findFaults(rule, cluster(67) + pooler())).toEqual([
      "spec.deploymentStrategy: Pooler wiki-pooler-rw: with a Deployment's default `maxSurge` of 25% up to 5 pods hold connections while its 3 are replaced; when the operator rolls every pooler, 65 sessions are asked of the primary, which has 64",
    ]);
  });

  it("points at a surge that is written", () => {
    expect(findFaults(rule, cluster(67) + pooler(rolling(1, 0)))).toEqual([
      expect.stringContaining("spec.deploymentStrategy.rollingUpdate.maxSurge: "),
    ]);
  });

  it("is silent without a surge, however small the room", () => {
    expect(findFaults(rule, cluster(20) + pooler(rolling(0, 1)))).toEqual([]);
    expect(findFaults(rule, cluster(20) + pooler("deploymentStrategy:\n  type: Recreate"))).toEqual([]);
  });

  it("is silent where nobody knows how much room there is", () => {
    expect(findFaults(rule, pooler())).toEqual([]);
  });
});
