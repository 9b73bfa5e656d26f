import { describeRun, judgeRun, type PgbenchRun } from "../benchmark/judge-benchmark.ts";
import { measureDirectly } from "../benchmark/measure-directly.ts";
import {
  describeCommand,
  judgeCommands,
  measureDragonfly,
  REDIS_BENCHMARK,
  removeBenchmarkKey,
} from "../benchmark/measure-dragonfly.ts";
import { measurePooled } from "../benchmark/measure-pooled.ts";
import { readPgbench } from "../benchmark/read-pgbench.ts";
import { runStatements } from "../change-cluster.ts";
import type { Drill, DrillContext } from "../drill.ts";
import { explainReadOnly, explainTakenDatabase, nameDrillObject, SCRATCH } from "../drill-names.ts";
import { DROP_SCRATCH } from "../sql/drill-marker.ts";
import { choosePooledClient } from "../tenant-client.ts";
import { removeWriter } from "../writer/run-writer.ts";

export const benchmark: Drill = {
  id: "benchmark",
  criterion: "AC8",
  evidence: "performance-benchmarks",
  title: "PostgreSQL and Dragonfly are as fast as the catalog's baselines",
  inapplicable: (catalog) => explainReadOnly(catalog) ?? explainTakenDatabase(catalog),
  announce: (catalog) => {
    const { name, namespace } = catalog.cluster;
    const client = choosePooledClient(catalog);
    return [
      `Makes the database ${SCRATCH} in Cluster ${namespace}/${name}, 150 MB large, and runs 10,000 transactions of pgbench in it, in the pod of the primary: tenants have less of the processor and the volumes meanwhile.`,
      ...(client === undefined
        ? []
        : [
            `Makes the schema ${SCRATCH} in the database ${client.database} of tenant ${client.tenant}, as large, and the pod ${nameDrillObject("benchmark")} in ${namespace}, which runs 10,000 transactions there as ${client.role} through ${client.host}, with 20 clients.`,
          ]),
      ...(catalog.dragonfly === undefined
        ? []
        : [
            `Runs \`${REDIS_BENCHMARK.join(" ")}\` in the master's pod of Dragonfly ${catalog.dragonfly.namespace}/${catalog.dragonfly.name}, and removes the key that this writes.`,
          ]),
      "Removes the pod, the schema and the database.",
    ];
  },
  run: async (context) => {
    const { catalog } = context;
    const { dragonfly } = catalog;
    const { transactionsPerSecond, operationsPerSecond } = catalog.verify.baselines;
    const client = choosePooledClient(catalog);
    await removeBenchmark(context);
    const runs: PgbenchRun[] = [{ way: "at the primary", result: readPgbench(await measureDirectly(context)) }];
    if (client !== undefined) {
      runs.push({ way: `through ${client.host}`, result: readPgbench(await measurePooled(context, client)) });
    }
    const commands = dragonfly === undefined ? [] : await measureDragonfly(context, dragonfly);
    const also =
      dragonfly === undefined ? "" : `, and redis-benchmark ${operationsPerSecond} operations/s of SET and GET`;
    return {
      expectation: `pgbench reaches ${transactionsPerSecond} transactions/s ${runs.map(({ way }) => way).join(" and ")}${also}`,
      found: [...runs.map(describeRun), ...commands.map(describeCommand)].join("; "),
      faults: [
        ...runs.flatMap((run) => judgeRun(run, transactionsPerSecond)),
        ...(dragonfly === undefined ? [] : judgeCommands(commands, operationsPerSecond)),
      ],
    };
  },
  cleanUp: removeBenchmark,
};

/** @throws Unanswered */
async function removeBenchmark(context: DrillContext): Promise<void> {
  const { catalog } = context;
  const client = choosePooledClient(catalog);
  if (catalog.dragonfly !== undefined) await removeBenchmarkKey(context, catalog.dragonfly);
  if (client !== undefined) await removeWriter(context, { drill: "benchmark", client });
  await runStatements(context, { database: "postgres", statements: DROP_SCRATCH });
}
