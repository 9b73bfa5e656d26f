import { listInstances } from "../ask-postgres.ts";
import { createObject, runStatements } from "../change-cluster.ts";
import type { DrillContext } from "../drill.ts";
import { nameDrillObject } from "../drill-names.ts";
import { buildDrillPod, CONTAINER } from "../drill-pod.ts";
import { readText } from "../read-field.ts";
import { RESOURCES } from "../resource-names.ts";
import { CREATE_BENCHMARK_SCHEMA, grantBenchmark, TRANSACTION } from "../sql/drill-benchmark.ts";
import type { TenantClient } from "../tenant-client.ts";
import { Unanswered } from "../unanswered.ts";
import { waitUntil } from "../wait-until.ts";
import { fillSchema } from "./measure-directly.ts";

const LIMIT_SECONDS = 900;

/** For a POSIX shell: pgbench with the story's numbers, as a client that knows only the pooler. */
export const RUN_PGBENCH = `cat >/tmp/transaction <<'END_OF_TRANSACTION'
${TRANSACTION}
END_OF_TRANSACTION
LC_ALL=C exec pgbench --no-vacuum --file=/tmp/transaction --client=20 --jobs=4 --transactions=500`;

/** Runs pgbench in a pod, through a pooler. @returns what it prints. @throws Unanswered */
export async function measurePooled(context: DrillContext, client: TenantClient): Promise<string> {
  const { catalog, cluster } = context;
  const { database, role, host } = client;
  const { namespace } = catalog.cluster;
  const name = nameDrillObject("benchmark");
  context.report(`filling a schema of the database ${database}, and running pgbench through ${host}`);
  await runStatements(context, { database, statements: CREATE_BENCHMARK_SCHEMA });
  await fillSchema(context, database);
  await runStatements(context, { database, statements: grantBenchmark(role) });
  const [instance] = await listInstances(context);
  if (instance === undefined) throw new Unanswered(unfinished("there is no instance"));
  const work = { client, script: RUN_PGBENCH, instance, deadlineSeconds: LIMIT_SECONDS };
  await createObject(context, buildDrillPod(catalog, { drill: "benchmark", ...work }));
  const patience = { what: `the pod ${name}`, seconds: LIMIT_SECONDS, pause: 1 };
  const phase = await waitUntil(context, patience, async () => {
    const its = readText(await cluster.get({ resource: RESOURCES.pod, name, namespace }), "status", "phase") ?? "";
    return ["Succeeded", "Failed"].includes(its) ? its : undefined;
  });
  const log = await cluster.logs({ namespace, target: `pod/${name}`, container: CONTAINER }, 1000);
  if (phase === "Succeeded") return log;
  const said = log.trim().split("\n").slice(-3).join(" ");
  throw new Unanswered(
    unfinished(`the pod ${name} ${phase === undefined ? "did not end" : "failed"}, and said: ${said || "nothing"}`),
  );
}

function unfinished(why: string) {
  const help = "tenantry verify without drills tells what is wrong with this pooler or its tenant";
  return { kind: "unreachable", message: `pgbench could not be run through the pooler: ${why}`, help } as const;
}
