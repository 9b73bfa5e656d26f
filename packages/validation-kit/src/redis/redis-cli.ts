import { DRAGONFLY_ADMIN_PORT, DRAGONFLY_PORT } from "@tenantry/renderer";
import type { ClusterReader, ContainerName } from "../cluster-reader.ts";
import { Unanswered } from "../unanswered.ts";

/**
 * Within a pod the admin port asks for neither password nor TLS; the operator's own probes go there (dragonfly-operator
 * v1.6.1, internal/resources/scripts/liveness-check.sh). Where the replicas, their lag and the users stand.
 */
export const ADMIN_CLI: readonly string[] = ["redis-cli", "-h", "localhost", "-p", String(DRAGONFLY_ADMIN_PORT)];

export const INFO_REPLICATION: readonly string[] = ["INFO", "replication"];
export const INFO_PERSISTENCE: readonly string[] = ["INFO", "persistence"];
export const ACL_LIST: readonly string[] = ["ACL", "LIST"];
/** Answers with the name and the value; Redis knows no such setting. */
export const SNAPSHOT_CRON: readonly string[] = ["CONFIG", "GET", "snapshot_cron"];
/** The server's clock, seconds first: packages have none of their own. */
export const TIME: readonly string[] = ["TIME"];
export const PING: readonly string[] = ["PING"];
/** In Dragonfly's answer and in Redis'. */
export const NOT_LOGGED_IN = "NOAUTH";
export const NOT_PERMITTED = "NOPERM";

/** What a client of the main port runs: nobody verifies the certificate, as the name `localhost` is in none. */
export function clientCli(encryption: "tls" | "plain"): readonly string[] {
  const tls = encryption === "tls" ? ["--tls", "--insecure"] : [];
  return ["redis-cli", "-h", "localhost", "-p", String(DRAGONFLY_PORT), ...tls];
}

/** The answer to a command on the admin port. @throws Unanswered */
export async function askAdmin(
  cluster: ClusterReader,
  container: ContainerName,
  command: readonly string[],
): Promise<string> {
  const { stdout, stderr, exitCode } = await cluster.exec(container, [...ADMIN_CLI, ...command]);
  if (exitCode === 0 && !/^(ERR|LOADING|NOAUTH|\(error\))/.test(stdout)) return stdout;
  const { namespace, target } = container;
  throw new Unanswered({
    kind: "unreachable",
    message: `redis-cli in ${target} of ${namespace} was asked for ${command.join(" ")} and said: ${(stderr.trim() || stdout.trim()).slice(0, 300)}`,
    help: `ask by hand: kubectl -n ${namespace} exec ${target} -c ${container.container} -- ${[...ADMIN_CLI, ...command].join(" ")}`,
  });
}

/**
 * A session: one command a line, by standard input, as arguments of processes are for everybody to see.
 * @param cli ADMIN_CLI, or what clientCli makes
 * @returns a line for each command, where the answer of each is one line that is not empty: no GET, which may find nothing
 */
export async function talk(
  cluster: ClusterReader,
  container: ContainerName,
  { cli, commands }: { readonly cli: readonly string[]; readonly commands: readonly string[] },
): Promise<readonly string[]> {
  const stdin = commands.map((command) => `${command}\n`).join("");
  const { stdout, stderr } = await cluster.exec(container, cli, { stdin });
  // Errors are followed by an empty line; connections that fail are told on the other output.
  return `${stdout}\n${stderr}`.split(/\r?\n/).filter((line) => line !== "");
}

/** Logs a session in. */
export function writeLogin(user: string, password: string): string {
  return `AUTH ${quoteArgument(user)} ${quoteArgument(password)}`;
}

/** redis-cli splits lines as a shell does; nothing that is written byte by byte has a meaning to it. */
export function quoteArgument(text: string): string {
  const bytes = [...new TextEncoder().encode(text)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`);
  return `"${bytes.join("")}"`;
}
