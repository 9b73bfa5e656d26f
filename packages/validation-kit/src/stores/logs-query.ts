import type { Catalog } from "@tenantry/tenant-model";

export interface LogSource {
  readonly namespace: string;
  readonly container: string;
  /** How far back, e.g. `1h`. */
  readonly since: string;
}

/** Lines of each pod's container in LogsQL, which has no `|=` (VictoriaLogs, docs/victorialogs/logsql). */
export function writeLogsQuery({ verify }: Catalog, { namespace, container, since }: LogSource): string {
  const { logFields, logMatch } = verify;
  const filters = [[logFields.namespace, namespace], [logFields.container, container], ...Object.entries(logMatch)].map(
    ([field, value]) => `${quote(field)}:=${quote(value)}`,
  );
  return `_time:${since} ${filters.join(" ")} | stats by (${quote(logFields.pod)}) count() as lines`;
}

function quote(text = ""): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}
