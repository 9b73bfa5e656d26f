import type { ClusterReader, ContainerName } from "./cluster-reader.ts";
import { Unanswered } from "./unanswered.ts";

/**
 * The rows of a SHOW statement of PgBouncer's console, by their columns' names: versions have different columns. Its user,
 * database and socket are preset in the container. @throws Unanswered
 */
export async function askConsole(
  cluster: ClusterReader,
  pooler: ContainerName,
  statement: string,
): Promise<readonly Readonly<Record<string, string>>[]> {
  const answer = await cluster.exec(pooler, ["psql", "-Xq", "--csv", "-c", statement]);
  if (answer.exitCode === 0) return readCsv(answer.stdout);
  const { namespace, target, container } = pooler;
  throw new Unanswered({
    kind: "unreachable",
    message: `${statement} in ${target} of ${namespace} ended with exit code ${answer.exitCode}: ${answer.stderr.trim().slice(0, 500)}`,
    help: `ask by hand: kubectl -n ${namespace} exec ${target} -c ${container} -- psql -c '${statement}'`,
  });
}

/** Rows of RFC 4180, the first line with the columns' names. */
export function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\r?\n|$)/g)) {
    if (end === "" && quoted === undefined && plain === "" && row.length === 0) continue;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  const [header = [], ...values] = rows;
  return values.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ""])));
}
