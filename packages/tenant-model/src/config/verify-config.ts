import * as z from "zod/mini";
import { block, defaulted, literal } from "./field.ts";
import { count, httpURL, quantity, relativePath, storeField, text } from "./text-forms.ts";

const logField = (what: string, preset: string) =>
  defaulted(literal(`Field that holds the ${what}. The default is fluent-bit's.`, storeField()), preset);

/** Nothing of it is applied: it tells `tenantry verify`, and the pages for people, where to look and what is enough. */
export const verifyConfig = block("Where `tenantry verify` finds the running cluster, and what it expects there.", {
  kit: defaulted(
    literal(
      "`render`: beside the alerts' runbooks stand pages about operation, backup and validation, validate.sh, a restore drill and test applications, for people who have only kubectl. `off`: none of these.",
      z.enum(["render", "off"]),
    ),
    "render",
  ),
  context: z.optional(
    literal(
      "Context of the kubeconfig that leads to the Kubernetes cluster, in the runbooks' commands too. Without it, and without --context, checks take kubectl's current one and drills refuse to run.",
      text(),
    ),
  ),
  metricsURL: z.optional(
    literal(
      "Where the metrics store answers `/api/v1/query`, e.g. http://vmselect.example.org:8481/select/0/prometheus. Without it the metrics' checks are skipped.",
      httpURL(),
    ),
  ),
  logsURL: z.optional(
    literal("Where VictoriaLogs answers `/select/logsql/query`. Without it the logs' checks are skipped.", httpURL()),
  ),
  logFields: z.prefault(
    block("Fields of the log lines.", {
      namespace: logField("namespace of the pod", "kubernetes.namespace_name"),
      pod: logField("name of the pod", "kubernetes.pod_name"),
      container: logField("name of the container", "kubernetes.container_name"),
    }),
    {},
  ),
  logMatch: defaulted(
    literal(
      "Fields that every log line of this Kubernetes cluster has, with their values: they tell two clusters in one store apart.",
      z.record(storeField(), literal("Value.", text())),
    ),
    {},
  ),
  maxReplicationLag: defaulted(
    literal(
      "What a standby may be behind the primary, in bytes of WAL; a busy primary writes megabytes between two answers.",
      quantity(),
    ),
    "16Mi",
  ),
  baselines: z.prefault(
    block("What drills hold their measurements against.", {
      transactionsPerSecond: defaulted(literal("Least that pgbench has to reach.", count(1)), 1000),
      operationsPerSecond: defaulted(
        literal("Least that redis-benchmark has to reach, of SET and of GET.", count(1)),
        50_000,
      ),
      failoverSeconds: defaulted(literal("Longest time without a write during a failover.", count(1)), 30),
    }),
    {},
  ),
  evidence: z.optional(
    literal(
      "Folder of the evidence files, VALIDATE-DB-*.txt. Default: docs/qa/evidence/<catalog>. Two catalogs never share one.",
      relativePath(),
    ),
  ),
});
