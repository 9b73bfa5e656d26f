// @ts-check
// One entry of the facts, with its prose taken apart.

/**
 * @typedef {{ name: string, type: string, labels: string[], source: string, notes: string, since: string, removed: string | null }} Fact
 * @typedef {Partial<import("../src/metrics/metric.ts").Metric>} Fields
 * @typedef {[pattern: RegExp, read: (match: RegExpExecArray) => Fields]} Pattern
 */

const IN_TREE = /** @type {const} */ (["barmanObjectStore", "volumeSnapshot"]);

/** @type {Pattern[]} */
const SOURCES = [
  [
    /^(config\/manager\/default-monitoring\.yaml) query (\w+)$/,
    ([, source = "", query = ""]) => instance({ source, query }),
  ],
  [/^(pkg\/management\/postgres\/[\w/]+\.go)(?::\d+| \(DefaultQueries\))$/, ([, source = ""]) => instance({ source })],
  [/^(pkg\/management\/pgbouncer\/[\w/]+\.go):\d+$/, ([, source = ""]) => ({ exporter: "pooler", source })],
  [/^(plugin-barman-cloud [\w/]+\.go) \(exposed by .*\)$/, ([, source = ""]) => ({ exporter: "plugin", source })],
  [
    /^operator :8080 \/metrics, (controller-runtime\/client-go) defaults$/,
    ([, source = ""]) => ({ exporter: "operator", source }),
  ],
  [/^(client_golang) default collectors: .*$/, ([, source = ""]) => ({ exporter: "program", source })],
];

/** @type {Pattern[]} */
const SINCE = [
  [/^<=v1\.27\.0$/, () => ({})],
  [/^library$/, () => ({})],
  [/^v(\d+\.\d+\.\d+) \(absent at v[\d.]+\)$/, ([, since = ""]) => ({ since })],
  [/^plugin-barman-cloud v(\d+\.\d+\.\d+)$/, ([, pluginSince = ""]) => ({ pluginSince })],
];

/** @type {Pattern[]} */
const NOTES = [
  [/^$/, () => ({})],
  [/^all PG versions$/, () => ({})],
  [/^PG >=(\d+) only$/, ([, major]) => ({ postgres: { since: Number(major) } })],
  [/^PG(\d+)\+ only$/, ([, major]) => ({ postgres: { since: Number(major) } })],
  [/^PG <(\d+) only; NOT exposed for PG 17\/18$/, ([, major]) => ({ postgres: { until: Number(major) - 1 } })],
  [
    /^PG(\d+)-(\d+) only \(not exposed on PG\d+\+\)$/,
    ([, since, until]) => ({ postgres: { since: Number(since), until: Number(until) } }),
  ],
  [/^primary only$/, () => ({ primary: "only" })],
  [
    /^v1\.30: predicate limits it to the primary \(or archive_mode=always\); v1\.27: exposed by every instance$/,
    () => ({ primary: "varies" }),
  ],
  [/^label value (?:one of|in) ([\w,]+)(?:; (.*))?$/, ([, values = "", rest]) => readValues(values.split(","), rest)],
  [
    /^value 0 when the server has no recovery window yet; .* exposed only with spec\.plugins barman-cloud enabled$/,
    () => ({ backup: ["plugin"], notes: "0 stands for never" }),
  ],
  [
    /^Deprecated in source; fed only by in-tree backup status, set only on the primary; stays 0 with plugin backups\. Value 0 = no data\.$/,
    () => ({ backup: IN_TREE, primary: "only", notes: "0 stands for never" }),
  ],
  [/^-1 = topology not extracted; distinct nodes hosting instances$/, () => ({ notes: "-1 stands for unknown" })],
  [
    /^rows need usename NOT NULL; walsenders \(usename streaming_replica\) are included .*$/,
    () => ({ notes: "WAL senders count as well, by the name streaming_replica" }),
  ],
  [
    /^the only liveness series with a cluster label; absent when the instance never answered$/,
    () => ({ notes: "no series before the instance has answered once" }),
  ],
  [
    /^target_databases "\*"; v1\.28\.3\/1\.29\.1\/1\.30\.0\+: only databases where role cnpg_metrics_exporter has CONNECT$/,
    () => ({ notes: "only of databases that cnpg_metrics_exporter may connect to" }),
  ],
  [/^built-in query, target_databases "\*"$/, () => ({ notes: "only of databases that the exporter may connect to" })],
  [
    /^NOT read from the CNPG mirror .* label set may vary with the controller-runtime version$/,
    () => ({ moreLabels: true }),
  ],
  [/^go_\* documented in .* library default$/, () => ({ moreLabels: true })],
  // What the labels say anyway.
  [/^no pooler\/cluster label; identify the pooler through the scrape labels \(pod\/job\/container\)$/, () => ({})],
  [/^user\/default query collector bookkeeping$/, () => ({})],
];

/** Labels that a query fills with an empty text, or NULL, on some rows (config/manager/default-monitoring.yaml). */
const OPTIONAL = /** @type {Record<string, string[]>} */ ({
  backends: ["application_name", "datname"],
  pg_replication_slots: ["database"],
  pg_stat_database: ["datname"],
  pg_stat_replication: ["application_name", "client_addr", "client_port"],
});

/**
 * Fields that the facts get wrong. A failed backup of a plugin is written into the Cluster's status like any other
 * (cloudnative-pg v1.27.0 to v1.30.0, pkg/management/postgres/webserver/plugin_backup.go).
 */
const WRONG = /** @type {Record<string, string[]>} */ ({ cnpg_collector_last_failed_backup_timestamp: ["backup"] });

/** @param {Fact} fact */
export function readMetric({ name, type, labels, source, notes, since, removed }) {
  /** @type {string[]} */
  const faults = [];
  /** @type {(what: string, text: string, patterns: Pattern[]) => Fields} */
  const read = (what, text, patterns) => {
    for (const [pattern, fields] of patterns) {
      const match = pattern.exec(text);
      if (match !== null) return fields(match);
    }
    faults.push(`${name}: no pattern of metrics/read-metric.mjs knows the ${what} "${text}"`);
    return {};
  };
  if (!["gauge", "counter", "histogram"].includes(type)) faults.push(`${name}: no type is called "${type}"`);
  if (removed !== null) faults.push(`${name}: removed with ${removed}, and no field says so yet`);
  const fields = {
    ...read("source", source, SOURCES),
    ...read("version", since, SINCE),
    ...read("note", notes, NOTES),
  };
  const optional = (OPTIONAL[fields.query ?? ""] ?? []).filter((label) => labels.includes(label));
  const all = { name, type, labels, ...(optional.length > 0 && { optional }), ...fields };
  const entries = Object.entries(all).filter(([field]) => WRONG[name]?.includes(field) !== true);
  const metric = /** @type {typeof all} */ (Object.fromEntries(entries));
  return { metric, faults };
}

/** @param {Fields} fields @returns {Fields} */
function instance(fields) {
  return { exporter: "instance", ...fields };
}

/** @param {string[]} values @param {string | undefined} rest @returns {Fields} */
function readValues(values, rest) {
  if (rest === undefined) return { values: { value: values } };
  return {
    values: { value: values },
    notes: "min and max mirror minSyncReplicas and maxSyncReplicas; standbys have no observed",
  };
}
