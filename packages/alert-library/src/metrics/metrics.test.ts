import { describe, expect, it } from "vitest";
import type { Environment } from "./metric.ts";
import { existsFor, findAbsence, findMetric, listMetrics } from "./metrics.ts";

const absence = (name: string, environment: Partial<Environment>) => {
  const metric = findMetric(name);
  if (metric === undefined) throw new Error(`no metric ${name}`);
  return findAbsence(metric, { cloudNativePG: "1.30", ...environment });
};

describe("the catalogue of metrics", () => {
  it("has every exporter's series by their names", () => {
    expect(findMetric("cnpg_pg_replication_lag")).toMatchObject({ type: "gauge", labels: [], query: "pg_replication" });
    expect(findMetric("cnpg_pgbouncer_pools_cl_waiting")).toMatchObject({
      exporter: "pooler",
      labels: ["database", "user"],
    });
    expect(findMetric("barman_cloud_cloudnative_pg_io_last_failed_backup_timestamp")?.exporter).toBe("plugin");
    expect(findMetric("kubelet_volume_stats_available_bytes")?.exporter).toBe("kubelet");
    expect(findMetric("kube_deployment_status_replicas_available")?.labels).toEqual(["namespace", "deployment"]);
    expect(findMetric("up")?.exporter).toBe("scraper");
    expect(findMetric("cnpg_pg_cluster_ready")).toBeUndefined();
  });

  it("has a histogram under the names of its series", () => {
    expect(findMetric("workqueue_queue_duration_seconds")).toBeUndefined();
    expect(findMetric("workqueue_queue_duration_seconds_bucket")?.labels).toContain("le");
    expect(findMetric("workqueue_queue_duration_seconds_count")?.labels).not.toContain("le");
  });

  it("says where each comes from, and nothing twice", () => {
    for (const metric of listMetrics().values()) {
      expect(metric.source.length, metric.name).toBeGreaterThan(5);
      expect(new Set(metric.labels).size, metric.name).toBe(metric.labels.length);
      for (const label of [...Object.keys(metric.values ?? {}), ...(metric.optional ?? [])]) {
        expect(metric.labels, metric.name).toContain(label);
      }
    }
  });

  it("knows the values of closed lists", () => {
    expect(findMetric("cnpg_collector_pg_wal_archive_status")?.values).toEqual({ value: ["ready", "done"] });
  });
});

describe("a metric", () => {
  it("exists since the version that brought it; a minor stands for all of its patches", () => {
    expect(absence("cnpg_cache_hits", { cloudNativePG: "1.27" })).toContain("CloudNativePG 1.28.0, and this is 1.27");
    expect(absence("cnpg_cache_hits", { cloudNativePG: "1.27.4" })).toContain("1.27.4");
    for (const cloudNativePG of ["1.28", "1.28.0", "1.30", "1.30.0", "2.0"])
      expect(absence("cnpg_cache_hits", { cloudNativePG })).toBeUndefined();
  });

  it("exists for the majors of PostgreSQL that have it, and is not denied where the major is open", () => {
    const of = (name: string, since: number, until: number | undefined) =>
      absence(name, { postgres: { since, ...(until !== undefined && { until }) } });
    expect(of("cnpg_collector_wal_write", 18, 18)).toContain("up to 17, and this is 18");
    expect(of("cnpg_collector_wal_write", 17, undefined)).toBeUndefined();
    expect(of("cnpg_collector_wal_write", 14, 14)).toBeUndefined();
    expect(of("cnpg_collector_wal_records", 13, 13)).toContain("since 14, and this is 13");
    expect(of("cnpg_pg_stat_checkpointer_write_time", 16, 16)).toContain("since 17, and this is 16");
    expect(of("cnpg_pg_stat_bgwriter_checkpoints_req", 17, undefined)).toContain("up to 16, and this is 17 or later");
    expect(absence("cnpg_pg_stat_bgwriter_checkpoints_req", {})).toBeUndefined();
  });

  it("exists for the method of backup that fills it, and is not denied where the method is not known", () => {
    const plugin = "barman_cloud_cloudnative_pg_io_last_available_backup_timestamp";
    const inTree = "cnpg_collector_last_available_backup_timestamp";
    expect(absence(plugin, { backup: "barmanObjectStore" })).toContain("backups are made by barmanObjectStore");
    expect(absence(plugin, { backup: "none" })).toContain("there are no backups");
    expect(absence(inTree, { backup: "plugin" })).toContain("a plugin's backups do not count there");
    expect(absence(inTree, { backup: "none" })).toContain("the operator makes no backups");
    expect(absence("cnpg_collector_last_failed_backup_timestamp", { backup: "plugin" })).toBeUndefined();
    expect(absence(plugin, { backup: "plugin" })).toBeUndefined();
    expect(absence(inTree, { backup: "volumeSnapshot" })).toBeUndefined();
    expect(absence(plugin, {}) ?? absence(inTree, {})).toBeUndefined();
  });

  it("exists where the query that makes it runs", () => {
    expect(absence("cnpg_backends_total", { defaultQueries: false })).toContain("default query backends");
    expect(absence("cnpg_collector_up", { defaultQueries: false })).toBeUndefined();
    expect(absence("cnpg_backends_total", { defaultQueries: true })).toBeUndefined();
  });

  it("can be asked for with yes or no", () => {
    const metric = findMetric("cnpg_cache_miss");
    expect(metric && existsFor(metric, { cloudNativePG: "1.27" })).toBe(false);
    expect(metric && existsFor(metric, { cloudNativePG: "1.28" })).toBe(true);
  });
});
