import { expect, it } from "vitest";
import { makeCatalog } from "../../../renderer/src/test-catalog.ts";
import { findFaults, judge } from "../test-check.ts";
import { seriesFresh } from "./series-fresh.ts";

it("finds nothing where the store has everything, by few queries however many alerts there are", async () => {
  const queries: string[] = [];
  const { status } = await judge(seriesFresh, {
    after: (_cluster, stores) => {
      stores.series = (names, query) => {
        queries.push(query);
        return names;
      };
    },
  });
  expect(status).toBe("passed");
  expect(queries.length).toBeLessThan(15);
  expect(queries).toContainEqual(
    expect.stringMatching(/^count by \(__name__\) \(\{__name__=~"[^"]*\bcnpg_pg_replication_lag\b/),
  );
});

it("names the alerts, the exporter and the labels of a metric without samples", async () => {
  const faults = await findFaults(seriesFresh, (_cluster, stores) => {
    stores.series = (names) => names.filter((name) => name !== "cnpg_pg_replication_lag");
  });
  expect(faults).toEqual([
    'the metrics store has no fresh sample of cnpg_pg_replication_lag{cnpg_io_cluster="shared",namespace="databases"}, which instance exports: alerts CNPGReplicationLagHigh, CNPGReplicationLagCritical can never fire',
  ]);
});

it("selects by the labels that tell Kubernetes clusters apart", async () => {
  const catalog = makeCatalog({ monitoring: { matchLabels: { cluster: "apps" } } });
  const result = await judge(seriesFresh, {
    catalog,
    after: (_cluster, stores) => {
      stores.series = (names, query) => (query.includes('cluster="apps"') ? [] : names);
    },
  });
  expect(result.faults[0]?.message).toContain('cluster="apps"');
  expect(result.faults[0]?.help).toContain("all series carry cluster (monitoring.matchLabels)");
});

it("does not ask for what has no series yet", async () => {
  const faults = await findFaults(seriesFresh, (_cluster, stores) => {
    stores.series = (names) =>
      names.filter((name) => name !== "cnpg_errors_total" && name !== "dragonfly_oom_errors_total");
  });
  expect(faults).toEqual([]);
});

it("is skipped, saying how to give the address, where that is not known", async () => {
  const { status, found } = await judge(seriesFresh, { reach: "cluster alone" });
  expect({ status, found }).toEqual({ status: "skipped", found: expect.stringContaining("verify.metricsURL") });
});
