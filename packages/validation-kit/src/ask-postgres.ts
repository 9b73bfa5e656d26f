import type { Catalog } from "@tenantry/tenant-model";
import type { CheckContext } from "./check.ts";
import type { ClusterReader, ContainerName, ExecResult, LiveObject } from "./cluster-reader.ts";
import { readCondition, readField } from "./read-field.ts";
import { RESOURCES } from "./resource-names.ts";
import { CURRENT_TIME } from "./sql/clock.ts";
import { Unanswered } from "./unanswered.ts";

/** One row of an answer, by its columns' names. */
export type Row = Readonly<Record<string, unknown>>;

/** The container with PostgreSQL in an instance's pod. */
export function nameInstance({ cluster }: Catalog, pod: string): ContainerName {
  return { namespace: cluster.namespace, target: `pod/${pod}`, container: "postgres" };
}

/** The pods of all instances, by name. @throws Unanswered */
export async function listInstances({ catalog, cluster }: CheckContext): Promise<readonly LiveObject[]> {
  const { name, namespace } = catalog.cluster;
  const selector = `cnpg.io/cluster=${name},cnpg.io/podRole=instance`;
  const pods = await cluster.list({ resource: RESOURCES.pod, namespace, selector });
  return [...pods].sort((a, b) => nameOf(a).localeCompare(nameOf(b), "en", { numeric: true }));
}

/** The instance that takes writes; in a replica cluster, the one that follows the other cluster. @throws Unanswered */
export async function findPrimary(context: CheckContext): Promise<ContainerName> {
  const { name, namespace } = context.catalog.cluster;
  const primaries = (await listInstances(context)).filter(isPrimary);
  const chosen = primaries.find((pod) => readCondition(pod, "Ready")?.status === "True") ?? primaries[0];
  if (chosen !== undefined) return nameInstance(context.catalog, nameOf(chosen));
  throw new Unanswered({
    kind: "unreachable",
    message: `no pod of Cluster ${namespace}/${name} is labelled cnpg.io/instanceRole=primary, so there is no server to ask`,
    help: `see why: kubectl -n ${namespace} get cluster ${name}; kubectl -n ${namespace} get pods -l cnpg.io/cluster=${name}`,
  });
}

export function isPrimary(pod: LiveObject): boolean {
  return readField(pod, "metadata", "labels", "cnpg.io/instanceRole") === "primary";
}

export function nameOf(object: LiveObject): string {
  return object.metadata?.name ?? "";
}

export interface Question {
  /** A SELECT without a semicolon, of `src/sql/`. */
  readonly statement: string;
  readonly database?: string;
}

/** The rows of a SELECT. Needs no password: the socket knows who asks. @throws Unanswered */
export async function askRows(
  cluster: ClusterReader,
  instance: ContainerName,
  { statement, database = "postgres" }: Question,
): Promise<readonly Row[]> {
  const command = ["psql", "-XAtq", "-d", database, "-c", asJson(statement)];
  const answer = await cluster.exec(instance, command);
  if (answer.exitCode !== 0) throw refuse(instance, answer);
  return readRows(instance, answer.stdout);
}

/** The rows of one SELECT in each of these databases, by one process: there may be hundreds. @throws Unanswered */
export async function askEachDatabase(
  cluster: ClusterReader,
  instance: ContainerName,
  { statement, databases }: { readonly statement: string; readonly databases: readonly string[] },
): Promise<readonly Row[]> {
  if (databases.length === 0) return [];
  const stdin = databases.map((name) => `\\connect "${name.replaceAll('"', '""')}"\n${asJson(statement)};\n`).join("");
  const command = ["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", "postgres"];
  const answer = await cluster.exec(instance, command, { stdin, timeoutSeconds: 60 + databases.length });
  if (answer.exitCode !== 0) throw refuse(instance, answer);
  return answer.stdout
    .split("\n")
    .filter((line) => line !== "")
    .flatMap((line) => readRows(instance, line));
}

/** Seconds since 1970 by the server's clock: nobody else's is at hand. @throws Unanswered */
export async function readServerTime(context: CheckContext): Promise<number> {
  const primary = await findPrimary(context);
  const [row] = await askRows(context.cluster, primary, { statement: CURRENT_TIME });
  const seconds = row?.["seconds"];
  if (typeof seconds === "number") return seconds;
  throw refuse(primary, { stdout: "", stderr: "the server did not tell its time", exitCode: 0 });
}

/** One line: jsonb is printed without breaks. */
function asJson(statement: string): string {
  return `SELECT coalesce(jsonb_agg(to_jsonb(answer)), '[]') FROM (${statement}) AS answer`;
}

function readRows(instance: ContainerName, text: string): readonly Row[] {
  try {
    const rows: unknown = JSON.parse(text);
    if (Array.isArray(rows)) return rows.filter((row): row is Row => typeof row === "object" && row !== null);
  } catch {
    // Told below, with what it says.
  }
  throw refuse(instance, { stdout: text, stderr: "", exitCode: 0 });
}

function refuse({ namespace, target, container }: ContainerName, answer: ExecResult): Unanswered {
  const said = (answer.stderr.trim() || answer.stdout.trim()).slice(0, 500);
  return new Unanswered({
    kind: "unreachable",
    message: `psql in ${target} of ${namespace} ended with exit code ${answer.exitCode} and said: ${said}`,
    help: `ask by hand: kubectl -n ${namespace} exec ${target} -c ${container} -- psql -c 'SELECT 1'; its log: kubectl -n ${namespace} logs ${target} -c ${container} --tail=50`,
  });
}
