import { findPrimary } from "../ask-postgres.ts";
import { change, runStatements } from "../change-cluster.ts";
import type { DrillContext } from "../drill.ts";
import { SCRATCH } from "../drill-names.ts";
import { SCALE } from "../sql/drill-benchmark.ts";
import { CREATE_SCRATCH } from "../sql/drill-marker.ts";

const LIMIT_SECONDS = 900;

/** Runs pgbench in the primary's pod; numbers are the story's. @returns what it prints. @throws Unanswered */
export async function measureDirectly(context: DrillContext): Promise<string> {
  await runStatements(context, { database: "postgres", statements: CREATE_SCRATCH });
  context.report(`filling the database ${SCRATCH}, and running pgbench at the primary`);
  await runPgbench(context, [...FILL, SCRATCH]);
  return runPgbench(context, ["--no-vacuum", "--client=10", "--jobs=2", "--transactions=1000", SCRATCH]);
}

const FILL = ["--initialize", "--quiet", `--scale=${SCALE}`];

/** Its tables, in the drill's schema of a tenant's database. @throws Unanswered */
export async function fillSchema(context: DrillContext, database: string): Promise<void> {
  await runPgbench(context, [...FILL, database], { PGOPTIONS: `-c search_path=${SCRATCH}` });
}

async function runPgbench(
  context: DrillContext,
  options: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { namespace, target, container } = await findPrimary(context);
  // Its report is translated where the image has a language.
  const variables = Object.entries({ LC_ALL: "C", ...env }).map(([name, value]) => `${name}=${value}`);
  const place = ["exec", target, `--namespace=${namespace}`, `--container=${container}`, "--"];
  const command = [...place, "env", ...variables, "pgbench", ...options];
  return (await change(context, command, { timeoutSeconds: LIMIT_SECONDS })).stdout;
}
