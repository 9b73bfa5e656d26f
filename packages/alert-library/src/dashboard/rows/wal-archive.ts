import type { Catalog } from "@tenantry/tenant-model";
import { matchLabel } from "../../scrape-labels.ts";
import type { PanelDraft } from "../panel.ts";
import { showLines } from "../panels/lines.ts";
import { BY_POD, rate, selectPrimary } from "../series.ts";
import type { Watch } from "../watch.ts";

/** Whether the primary gets rid of its WAL. Metrics: CNPG v1.27.0, default-monitoring.yaml and pg_collector.go. */
export function showArchiving(catalog: Catalog, watch: Watch): readonly PanelDraft[] {
  const archiver = (name: string) => `cnpg_pg_stat_archiver_${name}${selectPrimary(catalog)}`;
  const ready = selectPrimary(catalog, matchLabel("value", "=", "ready"));
  return [
    showLines({
      title: "WAL files that wait for the archive",
      description: watch.describe(
        "They fill the disk when the object store does not take them.",
        "CNPGWALArchivingBehind",
        "CNPGWALArchivingFailing",
      ),
      queries: [{ expr: `max ${BY_POD} (cnpg_collector_pg_wal_archive_status${ready})`, legend: "{{pod}}" }],
      width: 12,
      unit: "none",
      steps: watch.limits("CNPGWALArchivingBehind"),
    }),
    showLines({
      title: "WAL files archived a minute",
      description: watch.describe(
        "Failed attempts are repeated: the log of the primary says what the object store answers.",
        "CNPGWALArchivingFailing",
      ),
      queries: [
        { expr: `60 * sum(${rate(archiver("archived_count"))})`, legend: "archived" },
        { expr: `60 * sum(${rate(archiver("failed_count"))})`, legend: "failed" },
      ],
      width: 12,
    }),
  ];
}
