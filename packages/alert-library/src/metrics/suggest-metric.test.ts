import { expect, it } from "vitest";
import { suggestMetric } from "./suggest-metric.ts";

it("suggests the metric with nearly the same letters or words", () => {
  expect(suggestMetric("cnpg_collector_upp")).toBe("did you mean `cnpg_collector_up`?");
  expect(suggestMetric("cnpg_pg_replicaton_lag")).toBe("did you mean `cnpg_pg_replication_lag`?");
  expect(suggestMetric("cnpg_pg_stat_database_deadlocks_total")).toBe(
    "did you mean `cnpg_pg_stat_database_deadlocks`?",
  );
  expect(suggestMetric("cnpg_pgbouncer_pools_waiting_cl")).toBe("did you mean `cnpg_pgbouncer_pools_cl_waiting`?");
});

it("suggests names of custom queries as well", () => {
  expect(suggestMetric("cnpg_orders_opened", ["cnpg_orders_open"])).toBe("did you mean `cnpg_orders_open`?");
});

it("knows what people take for metrics", () => {
  expect(suggestMetric("cnpg_pg_stat_database_numbackends")).toContain("`cnpg_backends_total`");
  expect(suggestMetric("cnpg_pgbouncer_config_max_client_conn")).toContain("write the number");
  expect(suggestMetric("cnpg_pg_backup_last_successful_timestamp")).toContain("last_available_backup_timestamp");
});

it("is silent where nothing comes near", () => {
  expect(suggestMetric("cnpg_zebra_stripes")).toBeUndefined();
});
