import { expect, it } from "vitest";
import { findFaults } from "../test-check.ts";
import { poolerDisruptionBudgets } from "./pooler-disruption-budgets.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(poolerDisruptionBudgets)).toEqual([]);
});

it("reports a pooler that cannot spare a pod", async () => {
  const faults = await findFaults(poolerDisruptionBudgets, (cluster) => {
    cluster.find("PodDisruptionBudget", "harbor-pooler-rw").status = { disruptionsAllowed: 0, currentHealthy: 2 };
  });
  expect(faults).toEqual([
    expect.stringContaining(
      "PodDisruptionBudget databases/harbor-pooler-rw allows 0 disruptions with 2 healthy pods, expected at least 1 with 3",
    ),
  ]);
});

it("reports a budget that is missing", async () => {
  const faults = await findFaults(poolerDisruptionBudgets, (cluster) => {
    cluster.remove("PodDisruptionBudget", "gitlab-pooler-rw");
  });
  expect(faults).toEqual([expect.stringContaining("PodDisruptionBudget databases/gitlab-pooler-rw does not exist")]);
});
