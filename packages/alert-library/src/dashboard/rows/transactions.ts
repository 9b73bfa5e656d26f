import type { Catalog } from "@tenantry/tenant-model";
import { matchLabel, selectCluster } from "../../scrape-labels.ts";
import type { PanelDraft } from "../panel.ts";
import { showLines } from "../panels/lines.ts";
import { BY_DATABASE, largest, ofTenant, rate } from "../series.ts";
import type { Watch } from "../watch.ts";

/** The row of pg_stat_database about what all databases share has no name. */
const NAMED = matchLabel("datname", "!=", "");

/** What the databases do, and whether vacuum keeps up. Metrics: CNPG v1.27.0, config/manager/default-monitoring.yaml. */
export function buildTransactionsRow(catalog: Catalog, watch: Watch): readonly PanelDraft[] {
  const series = selectCluster(catalog, NAMED, ofTenant("datname"));
  const counter = (name: string) => `cnpg_pg_stat_database_${name}${series}`;
  const count = (name: string) => rate(counter(name));
  const sum = (vector: string) => [{ expr: largest(`sum ${BY_DATABASE} (${vector})`), legend: "{{datname}}" }];
  const age = (name: string) => [
    { expr: largest(`max ${BY_DATABASE} (cnpg_pg_database_${name}${series})`), legend: "{{datname}}" },
  ];
  return [
    showLines({
      title: "Transactions a second",
      description: "Of the busiest databases, on all instances.",
      queries: sum(`${count("xact_commit")} + ${count("xact_rollback")}`),
      width: 12,
      unit: "ops",
      ranked: true,
    }),
    showLines({
      title: "Transactions rolled back a second",
      description: "A sudden rise is an error of the application, or of its last release.",
      queries: sum(count("xact_rollback")),
      width: 12,
      unit: "ops",
      ranked: true,
    }),
    showLines({
      title: "Deadlocks within 15 minutes",
      description: watch.describe(
        "PostgreSQL ends one of the transactions that wait for each other. The log names their statements.",
        "CNPGDeadlocks",
      ),
      queries: sum(`increase(${counter("deadlocks")}[15m])`),
      width: 12,
      steps: watch.limits("CNPGDeadlocks"),
      ranked: true,
    }),
    showLines({
      title: "Temporary files written within an hour",
      description: watch.describe(
        "Sorts and joins that do not fit into `work_mem`, on the instance that writes most. They use room on the data volume.",
        "CNPGTempFilesHigh",
      ),
      queries: [
        { expr: largest(`max ${BY_DATABASE} (increase(${counter("temp_bytes")}[1h]))`), legend: "{{datname}}" },
      ],
      width: 12,
      unit: "bytes",
      steps: watch.limits("CNPGTempFilesHigh"),
      ranked: true,
    }),
    showLines({
      title: "Age of transaction ids",
      description: watch.describe(
        "PostgreSQL refuses writes at about 2.1 billion. Vacuum lowers it: look for long transactions, idle slots and prepared transactions that keep it from doing so.",
        "CNPGTransactionIdAgeHigh",
        "CNPGTransactionIdWraparoundNear",
      ),
      queries: age("xid_age"),
      width: 12,
      steps: watch.limits("CNPGTransactionIdAgeHigh", "CNPGTransactionIdWraparoundNear"),
      ranked: true,
    }),
    showLines({
      title: "Age of multixact ids",
      description: watch.describe(
        "The same for rows that several transactions lock at once.",
        "CNPGMultixactAgeHigh",
        "CNPGMultixactWraparoundNear",
      ),
      queries: age("mxid_age"),
      width: 12,
      steps: watch.limits("CNPGMultixactAgeHigh", "CNPGMultixactWraparoundNear"),
      ranked: true,
    }),
  ];
}
