import { expect, it } from "vitest";
import { makeTenant } from "../../../renderer/src/test-catalog.ts";
import { explainSkip, findFaults } from "../test-check.ts";
import { answerScrape } from "../test-exporters.ts";
import { poolerMetrics } from "./pooler-metrics.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(poolerMetrics)).toEqual([]);
});

it("names the alerts that miss a metric", async () => {
  const faults = await findFaults(poolerMetrics, (cluster) => {
    cluster.containers.others.unshift((args) =>
      args.at(-1) === "9127" ? { stdout: answerScrape(["cnpg_pgbouncer_up"]), exitCode: 0 } : undefined,
    );
  });
  expect(faults).toContainEqual(
    expect.stringContaining(
      "CNPGPoolerWaitTimeHigh can never fire: cnpg_pgbouncer_pools_maxwait has no series in pod databases/harbor-pooler-rw-0",
    ),
  );
});

it("reports that no pooler can be asked", async () => {
  const faults = await findFaults(poolerMetrics, (cluster) => cluster.removeAll("Pod"));
  expect(faults).toEqual([expect.stringContaining("no pooler of Cluster databases/shared has a ready pod")]);
});

it("says why it does not apply", async () => {
  expect(await explainSkip(poolerMetrics, { tenants: [makeTenant("x", { poolers: [] })] })).toBe(
    "the catalog has no poolers",
  );
});
