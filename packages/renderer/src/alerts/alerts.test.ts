import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { BARMAN, makeCatalog } from "../test-catalog.ts";
import { alertGroups, buildAlertGroups } from "./alerts.ts";

/** What CNPG 1.27 to 1.30 exports of what the alerts use, and what the kubelet and kube-state-metrics add. */
const EXPORTED = new Set([
  "cnpg_backends_total",
  "cnpg_collector_last_available_backup_timestamp",
  "cnpg_collector_last_failed_backup_timestamp",
  "cnpg_collector_up",
  "cnpg_pg_replication_in_recovery",
  "cnpg_pg_replication_lag",
  "cnpg_pg_replication_streaming_replicas",
  "cnpg_pg_settings_setting",
  "cnpg_pgbouncer_lists_used_clients",
  "cnpg_pgbouncer_pools_cl_waiting",
  "cnpg_pgbouncer_pools_sv_active",
  "kube_deployment_status_replicas_available",
  "kubelet_volume_stats_available_bytes",
  "kubelet_volume_stats_capacity_bytes",
]);

const NOT_GROUPS = ["alert", "alerts", "pooler-classes"];
const groups = buildAlertGroups(makeCatalog({ backup: BARMAN }));
const alerts = groups.flatMap((group) => group.alerts);

describe("the set of alert groups", () => {
  const files = readdirSync(new URL("./", import.meta.url));
  const modules = files.filter((name) => !name.endsWith(".test.ts")).map((name) => name.replace(/\.ts$/, ""));
  const ids = modules.filter((name) => !NOT_GROUPS.includes(name));

  it("is listed in full", () => {
    expect(alertGroups.map(([id]) => id).sort()).toEqual(ids.sort());
  });

  it.each(ids)("%s has its test beside it", (id) => {
    expect(files).toContain(`${id}.test.ts`);
  });
});

describe("the alerts", () => {
  it("are the thirteen of the story", () => {
    expect(alerts.map(({ name }) => name)).toEqual([
      "CNPGClusterNotReady",
      "CNPGClusterPrimaryMissing",
      "CNPGClusterReplicasBelowTarget",
      "CNPGReplicationLagHigh",
      "CNPGReplicationLagCritical",
      "CNPGBackupFailed",
      "CNPGBackupOverdue",
      "CNPGStorageNearFull",
      "CNPGConnectionsNearLimit",
      "CNPGPoolerNotReady",
      "CNPGPoolerConnectionsHigh",
      "CNPGPoolerServerConnectionsExhausted",
      "CNPGPoolerWaitQueueBuildup",
    ]);
  });

  it("look at metrics that something exports", () => {
    const used = alerts.flatMap(({ expr }) => [...expr.matchAll(/(\w+)\{/g)].map(([, metric]) => metric ?? ""));
    expect([...new Set(used)].filter((metric) => !EXPORTED.has(metric))).toEqual([]);
    expect(new Set(used)).toEqual(EXPORTED);
  });

  it("name only labels in their texts that their expression keeps", () => {
    for (const { expr, summary, description } of alerts) {
      const named = [...`${summary} ${description}`.matchAll(/\$labels\.(\w+)/g)].map(([, label]) => label ?? "");
      const kept = /by \(([^)]*)\)/.exec(expr)?.[1]?.split(", ") ?? [];
      expect(named.filter((label) => !kept.includes(label))).toEqual([]);
    }
  });

  it("come in groups with unique names, none of them empty", () => {
    const bare = buildAlertGroups(makeCatalog());
    expect(bare.map(({ name }) => name)).not.toContain("cloudnativepg.backup");
    for (const list of [groups, bare]) {
      expect(new Set(list.map(({ name }) => name)).size).toBe(list.length);
      expect(list.filter((group) => group.alerts.length === 0)).toEqual([]);
    }
  });
});
