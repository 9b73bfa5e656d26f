import { type Catalog, listPoolers } from "@tenantry/tenant-model";
import { listInstances, nameOf } from "../ask-postgres.ts";
import type { Check, CheckContext, CheckFault } from "../check.ts";
import { listDragonflyPods } from "../dragonfly/dragonfly-check.ts";
import { listPoolerPods } from "../pooler-pods.ts";
import { readText } from "../read-field.ts";
import { type LogSource, writeLogsQuery } from "../stores/logs-query.ts";
import { NO_LOGS_STORE } from "../stores/no-store.ts";
import { queryLogs } from "../stores/read-answer.ts";

interface Expected extends LogSource {
  readonly pods: readonly string[];
}

export const logsCollected: Check = {
  id: "logs-collected",
  criterion: "AC9",
  evidence: "monitoring",
  title: "The logs store has lines of every instance, pooler and Dragonfly pod",
  async run(context) {
    const { catalog, stores } = context;
    const expectation = `lines with ${catalog.verify.logFields.pod} of each pod`;
    const store = stores.logs;
    if (store === undefined) return { expectation, found: "", faults: [], skipped: NO_LOGS_STORE };
    const faults: CheckFault[] = [];
    let count = 0;
    for (const source of await listSources(context)) {
      if (source.pods.length === 0) {
        faults.push(explainNobody(source));
        continue;
      }
      const query = writeLogsQuery(catalog, source);
      const rows = await queryLogs(store, query);
      const logged = new Set(rows.map((row) => readText(row, catalog.verify.logFields.pod)));
      const missing = source.pods.filter((pod) => !logged.has(pod));
      count += source.pods.length - missing.length;
      if (missing.length > 0) faults.push(explain(catalog, source, { missing, query }));
    }
    return { expectation, found: `${count} pods have lines`, faults };
  },
};

/** PostgreSQL writes at each checkpoint, PgBouncer its counts each minute; Dragonfly may be quiet for hours. */
async function listSources(context: CheckContext): Promise<readonly Expected[]> {
  const { cluster, dragonfly } = context.catalog;
  const { namespace } = cluster;
  const instances = (await listInstances(context)).map(nameOf);
  const sources: Expected[] = [{ namespace, container: "postgres", since: "1h", pods: instances }];
  if (listPoolers(context.catalog).length > 0) {
    const pods = (await listPoolerPods(context)).map(nameOf);
    sources.push({ namespace, container: "pgbouncer", since: "1h", pods });
  }
  if (dragonfly !== undefined) {
    const pods = (await listDragonflyPods(context, dragonfly)).map(nameOf);
    sources.push({ namespace: dragonfly.namespace, container: "dragonfly", since: "1d", pods });
  }
  return sources;
}

function explainNobody({ namespace, container }: Expected): CheckFault {
  const message = `namespace ${namespace} has no pod with the container ${container} whose lines could be looked for`;
  return { message, help: `see why: kubectl -n ${namespace} get pods` };
}

function explain(
  { verify }: Catalog,
  { namespace, container, since, pods }: Expected,
  { missing, query }: { readonly missing: readonly string[]; readonly query: string },
): CheckFault {
  const { logFields } = verify;
  const hint =
    missing.length === pods.length
      ? `if the collector names its fields otherwise, set verify.logFields (now ${logFields.namespace}, ${logFields.pod}, ${logFields.container})`
      : "see the collector on the nodes of these pods";
  return {
    message: `the logs store has no line of container ${container} within ${since} from pod ${missing.map((pod) => `${namespace}/${pod}`).join(", ")}`,
    help: `query ${query}; ${hint}`,
  };
}
