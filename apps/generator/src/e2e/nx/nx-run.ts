import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

export interface NxRun {
  readonly status: number | null;
  /** Both streams. */
  readonly output: string;
  /** Tasks that ran or were replayed, by `project:target`. */
  readonly tasks: ReadonlyMap<string, "ran" | "local cache" | "remote cache">;
}

/** What a person's shell or an Nx around the tests would add. */
const OWN_ENVIRONMENT = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:NX_|GIT_|CI$|FORCE_COLOR$|GITHUB_)/.test(name)),
);

/** Nx keeps what it caches below the home folder, for all clones of a repository: here each is a machine of its own. */
export function nxEnvironment(workspace: string): NodeJS.ProcessEnv {
  const home = join(workspace, "node_modules/.home");
  mkdirSync(home, { recursive: true });
  const switches = {
    NX_DAEMON: "false",
    NX_ISOLATE_PLUGINS: "false",
    NX_NO_CLOUD: "true",
    NX_TUI: "false",
    NO_COLOR: "1",
  };
  return { ...OWN_ENVIRONMENT, HOME: home, ...switches };
}

/**
 * Runs Nx in a workspace without its daemon. Not synchronous: the cache server of a test lives in this process.
 * @param args words of the command line
 */
export async function runNx(
  workspace: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<NxRun> {
  const nx = spawn(process.execPath, [join(workspace, "node_modules/nx/dist/bin/nx.js"), ...args], {
    cwd: workspace,
    env: { ...nxEnvironment(workspace), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  nx.stdout.on("data", (data) => {
    output += data;
  });
  nx.stderr.on("data", (data) => {
    output += data;
  });
  const [status] = await once(nx, "close");
  return { status, output, tasks: readTasks(output) };
}

/** Names of the affected catalogs, without their prefix. */
export async function listAffected(workspace: string, ...args: readonly string[]): Promise<string[]> {
  const { status, output } = await runNx(workspace, ["show", "projects", "--affected", "--json", ...args]);
  if (status !== 0) throw new Error(output);
  const projects: string[] = JSON.parse(output.slice(output.indexOf("[")));
  return projects
    .filter((name) => name.startsWith("catalog-"))
    .map((name) => name.slice("catalog-".length))
    .sort();
}

function readTasks(output: string): NxRun["tasks"] {
  const tasks = new Map<string, "ran" | "local cache" | "remote cache">();
  for (const [, id = "", cache] of output.matchAll(
    /^(?:> nx run|\s*[✔✖]\s+nx run|> NX run) (\S+)(?:\s+\[([^\]]*)\])?/gm,
  )) {
    const from = cache?.includes("remote") ? "remote cache" : cache === undefined ? "ran" : "local cache";
    tasks.set(id, from);
  }
  return tasks;
}
