import { describe, expect, it } from "vitest";
import { isOfCloudNativePG, judgeMetric, type KnownMetrics } from "./judge-metric.ts";
import { listQueryMetrics } from "./query-metrics.ts";

const KNOWN: KnownMetrics = {
  added: new Map(),
  recorded: new Set(),
  customQueries: "all seen",
  environments: [{ cloudNativePG: "1.30" }],
};
const judge = (name: string, known: Partial<KnownMetrics> = {}) => judgeMetric(name, { ...KNOWN, ...known });

describe("judgeMetric", () => {
  it("denies names that none of the exporters has, and says what there is", () => {
    expect(judge("cnpg_pg_cluster_ready")).toEqual({
      message: "there is no metric `cnpg_pg_cluster_ready`",
      help: "`cnpg_collector_up` is 1 for each instance that answers",
    });
    expect(judge("cnpg_pg_zebra_stripes")?.help).toContain("takes a custom query");
    expect(judge("barman_cloud_cloudnative_pg_io_last_failed_backup")?.help).toContain("did you mean");
  });

  it("takes what exists, and leaves other exporters alone", () => {
    for (const name of ["cnpg_collector_up", "node_load1", "kube_pod_nonsense", "cnpg:up:count", "cnpg_up:count", "up"])
      expect(judge(name), name).toBeUndefined();
  });

  it("leaves names alone that an unseen custom query may make, but not the exporters' own", () => {
    const known = { customQueries: "some unseen" } as const;
    expect(judge("cnpg_pg_stat_subscription_enabled", known)).toBeUndefined();
    expect(judge("cnpg_collector_nonsense", known)).toBeDefined();
    expect(judge("cnpg_pgbouncer_config_max_client_conn", known)).toBeDefined();
    expect(judge("barman_cloud_cloudnative_pg_io_nonsense", known)).toBeDefined();
  });

  it("takes what custom queries and recording rules make", () => {
    const [metric] = listQueryMetrics({
      orders: { query: "", metrics: [{ open: { usage: "GAUGE", description: "" } }] },
    });
    if (metric === undefined) throw new Error("no metric");
    expect(judge("cnpg_orders_open")).toBeDefined();
    expect(judge("cnpg_orders_open", { added: new Map([[metric.name, metric]]) })).toBeUndefined();
    expect(judge("cnpg_orders_open", { recorded: new Set(["cnpg_orders_open"]) })).toBeUndefined();
  });

  it("denies what no cluster at hand has, and nothing where there is none at hand", () => {
    const old = { cloudNativePG: "1.27" };
    const fault = judge("cnpg_cache_hits", { environments: [old] });
    expect(fault?.message).toContain("has no series that say anything here: it came with CloudNativePG 1.28.0");
    expect(judge("cnpg_cache_hits", { environments: [old, { cloudNativePG: "1.28" }] })).toBeUndefined();
    expect(judge("cnpg_cache_hits", { environments: [] })).toBeUndefined();
  });

  it("names the series that the other method of backup fills", () => {
    const environments = [{ cloudNativePG: "1.30", backup: "plugin" } as const];
    const last = "cnpg_collector_last_available_backup_timestamp";
    expect(judge(last, { environments })?.help).toContain(
      "`barman_cloud_cloudnative_pg_io_last_available_backup_timestamp`",
    );
    const inTree = [{ cloudNativePG: "1.30", backup: "volumeSnapshot" } as const];
    const plugin = "barman_cloud_cloudnative_pg_io_first_recoverability_point";
    expect(judge(plugin, { environments: inTree })?.help).toContain("`cnpg_collector_first_recoverability_point`");
  });

  it("takes the other method's series beside those that there are", () => {
    const known = { ...KNOWN, environments: [{ cloudNativePG: "1.30", backup: "plugin" } as const] };
    const former = "cnpg_collector_last_available_backup_timestamp";
    const own = "barman_cloud_cloudnative_pg_io_last_available_backup_timestamp";
    expect(judgeMetric(former, known, [former, own])).toBeUndefined();
    expect(judgeMetric(former, known, [former, "cnpg_collector_first_recoverability_point"])).toBeDefined();
    expect(judgeMetric(former, known, [former, "cnpg_collector_up"])).toBeDefined();
  });
});

it("names of CloudNativePG start with its prefix, or its plugin's", () => {
  expect(isOfCloudNativePG("cnpg_x")).toBe(true);
  expect(isOfCloudNativePG("barman_cloud_cloudnative_pg_io_x")).toBe(true);
  expect(isOfCloudNativePG("cnpgx")).toBe(false);
});
