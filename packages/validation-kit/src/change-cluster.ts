import type { KubernetesObject } from "@tenantry/renderer";
import { findPrimary } from "./ask-postgres.ts";
import type { DrillContext } from "./drill.ts";
import type { KubectlOptions, KubectlResult } from "./kubectl.ts";
import { Unanswered } from "./unanswered.ts";

/**
 * How pods are deleted in a simulated crash. Not with `--grace-period=0 --force`: that takes the object away while the processes
 * may still run, and another becomes primary beside them (CNPG v1.25.0, docs/src/failure_modes.md; v1.30.0, tests/e2e, takes 1 too).
 */
export const CRASH: readonly string[] = ["--grace-period=1", "--wait=false"];

/** Changes the cluster, or says that it could not. @throws Unanswered */
export async function change(
  context: DrillContext,
  args: readonly string[],
  options?: KubectlOptions,
): Promise<KubectlResult> {
  const result = await context.change(args, options);
  if (result.trouble !== undefined) throw new Unanswered(result.trouble);
  if (result.exitCode === 0) return result;
  throw new Unanswered({
    kind: "unreachable",
    message: `\`${result.command}\` ended with exit code ${result.exitCode}: ${(result.stderr.trim() || result.stdout.trim()).slice(0, 500)}`,
    help: "what the drill had made by then is removed; see to what kubectl says, and run the drill again",
  });
}

/** @throws Unanswered, also where there is such an object already */
export async function createObject(context: DrillContext, object: KubernetesObject): Promise<void> {
  await change(context, ["create", "--filename=-"], { stdin: JSON.stringify(object) });
}

export interface Removal {
  readonly resource: string;
  readonly namespace: string;
  readonly selector: string;
  /** How long the pods behind it are given; Kubernetes' own time when left out. */
  readonly graceSeconds?: number;
}

/** Deletes what a selector finds, and waits until it is gone. @throws Unanswered */
export async function removeObjects(
  context: DrillContext,
  { resource, namespace, selector, graceSeconds }: Removal,
): Promise<void> {
  // A kind that is not installed has no objects; kubectl would call that an error.
  if ((await context.cluster.list({ resource, namespace, selector })).length === 0) return;
  const grace = graceSeconds === undefined ? [] : [`--grace-period=${graceSeconds}`];
  const args = ["delete", resource, `--namespace=${namespace}`, `--selector=${selector}`, ...grace, "--wait=true"];
  await change(context, [...args, "--ignore-not-found"], { timeoutSeconds: 300 });
}

/** Statements of `src/sql/`, by the superuser at the primary: the socket knows who asks, and no password is needed. */
export interface Statements {
  readonly database: string;
  /** Without semicolons. */
  readonly statements: readonly string[];
  readonly timeoutSeconds?: number;
}

/** @returns what they print. @throws Unanswered */
export async function runStatements(
  context: DrillContext,
  { database, statements, timeoutSeconds }: Statements,
): Promise<string> {
  const { namespace, target, container } = await findPrimary(context);
  const psql = ["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", database];
  const args = ["exec", target, `--namespace=${namespace}`, `--container=${container}`, "--stdin", "--", ...psql];
  const stdin = statements.map((statement) => `${statement};\n`).join("");
  const { stdout } = await change(context, args, { stdin, ...(timeoutSeconds !== undefined && { timeoutSeconds }) });
  return stdout;
}
