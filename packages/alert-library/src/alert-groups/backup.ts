import type { Catalog } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { chooseGrace, chooseMaxAge } from "../backup-age.ts";
import { type BackupTimes, findBackupTimes, PRIMARY } from "../backup-times.ts";
import { CLUSTER_LABEL, matchLabel, selectCluster, selectNamespace } from "../scrape-labels.ts";
import { escapeRegex } from "../tenant-terms.ts";

const AVAILABLE = "last_available_backup_timestamp";
const FAILED = "last_failed_backup_timestamp";

export function buildBackupAlerts(catalog: Catalog): readonly Alert[] {
  const { method } = catalog.backup;
  const times = findBackupTimes(catalog);
  return [
    ...(times ? [...watchFailure(catalog, times), ...watchAge(catalog, times), ...watchFirst(catalog, times)] : []),
    ...(method === "plugin" || method === "barmanObjectStore" ? watchArchiving(catalog) : []),
    ...(times ? watchWindow(catalog, times) : []),
  ];
}

function watchFailure(catalog: Catalog, { own, former }: BackupTimes): readonly Alert[] {
  const failed = `${own(FAILED)} > ${own(AVAILABLE)}`;
  // The plugin counts what Barman fails at; a missing Secret or a missing plugin is known to the operator alone.
  const refused =
    former && `or (${former(FAILED)} > ${former(AVAILABLE)} unless ${own(AVAILABLE)} >= ${former(FAILED)})`;
  return defineAlert(catalog, "CNPGBackupFailed", () => ({
    expr: refused === undefined ? failed : `${failed}\n${refused}`,
    summary: `CNPG backup failed for cluster ${catalog.cluster.name}`,
    description: "A base backup failed at {{ $value | humanizeTimestamp }}, and none has succeeded since.",
  }));
}

function watchAge(catalog: Catalog, { own, former }: BackupTimes): readonly Alert[] {
  const newest = [own, ...(former ? [former] : [])].map((read) => `${read(AVAILABLE)} > 0`).join(" or ");
  return defineAlert(
    catalog,
    "CNPGBackupOverdue",
    (hours) => ({
      expr: `time() - (${newest}) > ${toSeconds(hours)}`,
      summary: `CNPG backup overdue for cluster ${catalog.cluster.name}`,
      description: `The newest base backup is {{ $value | humanizeDuration }} old (expected at most ${hours} hours).`,
    }),
    chooseMaxAge(catalog),
  );
}

/**
 * There could have been a backup since the oldest data volume was made (kube-state-metrics,
 * docs/metrics/storage/persistentvolumeclaim-metrics.md at 0ccab97), which outlives every restart. Without
 * kube-state-metrics it is as long as the series is known.
 */
function watchFirst(catalog: Catalog, { own, former }: BackupTimes): readonly Alert[] {
  const { name } = catalog.cluster;
  const claims = matchLabel("persistentvolumeclaim", "=~", `${escapeRegex(name)}-[0-9]+`);
  const created = `min(kube_persistentvolumeclaim_created${selectNamespace(catalog, claims)})`;
  // The collector also says 0 until it has reached its PostgreSQL.
  const sure = former
    ? `unless ${former(AVAILABLE)} > 0`
    : `and min(cnpg_pg_replication_in_recovery${selectCluster(catalog, PRIMARY)}) == 0`;
  return defineAlert(
    catalog,
    "CNPGBackupNever",
    (hours) => {
      const grace = toSeconds(hours);
      const old = `time() - ${created} > ${grace} or ${own(AVAILABLE, ` offset ${writeDuration(hours)}`)} == 0`;
      return {
        expr: `${own(AVAILABLE)} == 0\n${sure}\nand (${old})`,
        summary: `CNPG backup missing for cluster ${name}`,
        description: `There is no base backup, although the cluster is more than ${hours} hours old: nothing of it can be restored.`,
      };
    },
    chooseGrace(catalog),
  );
}

/** CNPG v1.27.0 and v1.30.0, config/manager/default-monitoring.yaml and pg_collector.go. */
function watchArchiving(catalog: Catalog): readonly Alert[] {
  const by = `by (namespace, ${CLUSTER_LABEL}, pod)`;
  // 1.27 asks standbys too, whose values stand still.
  const series = selectCluster(catalog, PRIMARY);
  const ready = selectCluster(catalog, PRIMARY, matchLabel("value", "=", "ready"));
  return [
    ...defineAlert(catalog, "CNPGWALArchivingFailing", () => ({
      // PostgreSQL tries a file until it is archived, so a failure after the last success is one that goes on.
      expr:
        `max ${by} (cnpg_pg_stat_archiver_last_failed_time${series} ` +
        `> cnpg_pg_stat_archiver_last_archived_time${series})`,
      summary: "CNPG WAL archiving fails on {{ $labels.pod }}",
      description:
        "{{ $labels.pod }} failed to archive WAL at {{ $value | humanizeTimestamp }}, and has not succeeded since.",
    })),
    ...defineAlert(catalog, "CNPGWALArchivingBehind", (files) => ({
      expr: `max ${by} (cnpg_collector_pg_wal_archive_status${ready}) > ${files}`,
      summary: "CNPG WAL archiving behind on {{ $labels.pod }}",
      description: `{{ $value }} WAL files of {{ $labels.pod }} wait for the archive (expected at most ${files}).`,
    })),
  ];
}

/** A young cluster's window is short as well, but never reached further back. */
function watchWindow(catalog: Catalog, { own }: BackupTimes): readonly Alert[] {
  const first = `(${own("first_recoverability_point")} > 0)`;
  return defineAlert(catalog, "CNPGRecoveryWindowTooYoung", (hours) => {
    const least = toSeconds(hours);
    return {
      expr: `time() - ${first} < ${least}\nand min_over_time(${first}[${writeDuration(hours)}:10m]) < time() - ${least}`,
      summary: `CNPG recovery window too young for cluster ${catalog.cluster.name}`,
      description: `The oldest base backup is {{ $value | humanizeDuration }} old (expected at least ${hours} hours), although there was an older one.`,
    };
  });
}

/** Whole ones, as durations of PromQL are. */
function toSeconds(hours: number): number {
  return Math.max(1, Math.round(hours * 3600));
}

function writeDuration(hours: number): string {
  return Number.isInteger(hours) && hours > 0 ? `${hours}h` : `${toSeconds(hours)}s`;
}
