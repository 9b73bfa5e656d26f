import { listMetrics } from "./metrics.ts";

/** Names that people expect, from other exporters or from the CRD, and what there is instead. */
const EXPECTED: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/^cnpg_pg_cluster_ready$/, "`cnpg_collector_up` is 1 for each instance that answers"],
  [/^cnpg_pg_cluster_role$/, "`cnpg_pg_replication_in_recovery` is 0 on a primary"],
  [
    /^cnpg_pg_cluster_instances$/,
    "`count(cnpg_collector_up == 1)` counts what answers, `cnpg_pg_replication_streaming_replicas` what follows the primary",
  ],
  [
    /^cnpg_pg_backup_last_status$/,
    "compare `…_last_failed_backup_timestamp` with `…_last_available_backup_timestamp`, of `barman_cloud_cloudnative_pg_io` with the plugin and of `cnpg_collector` without",
  ],
  [
    /^cnpg_pg_backup_/,
    "`barman_cloud_cloudnative_pg_io_last_available_backup_timestamp` with the plugin, `cnpg_collector_last_available_backup_timestamp` without",
  ],
  [/numbackends$/, "`cnpg_backends_total` counts sessions by datname, usename, application_name and state"],
  [/^cnpg_pgbouncer_(config|databases)_/, "PgBouncer's settings are no metrics: write the number"],
];

/** The share of words that two names must have in common. */
const ALIKE = 0.6;

/** What to write instead of a name that does not exist; undefined where nothing comes near. */
export function suggestMetric(name: string, others: Iterable<string> = []): string | undefined {
  for (const [pattern, instead] of EXPECTED) if (pattern.test(name)) return instead;
  const words = new Set(name.split("_"));
  let best: { readonly candidate: string; readonly share: number } | undefined;
  for (const candidate of [...listMetrics().keys(), ...others]) {
    const share = Math.max(shareWords(words, candidate), isNear(name, candidate) ? 0.99 : 0);
    if (share >= ALIKE && share > (best?.share ?? 0)) best = { candidate, share };
  }
  return best && `did you mean \`${best.candidate}\`?`;
}

/** Words in common, of all words of both; the prefix that all have counts for nothing. */
function shareWords(words: ReadonlySet<string>, candidate: string): number {
  const others = new Set(candidate.split("_"));
  const common = [...words].filter((word) => word !== "cnpg" && others.has(word)).length;
  const all = new Set([...words, ...others]);
  all.delete("cnpg");
  return common / all.size;
}

/** Whether at most two letters were typed wrong, left out or added. */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2) return false;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > 2) return false;
    row = next;
  }
  return (row[b.length] ?? 3) <= 2;
}
