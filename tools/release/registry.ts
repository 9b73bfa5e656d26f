import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isolatedEnvironment, ownEnvironment } from "./environment.ts";
import { run } from "./run.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

export interface Registry {
  /** For npm that knows this registry alone. */
  readonly environment: Record<string, string>;
  /** Takes the folder along. */
  stop(): Promise<void>;
}

/**
 * Starts verdaccio on a free port of the loopback.
 * @param folder temporary; it goes with the registry, also when this process is killed
 */
export async function startRegistry(folder: string): Promise<Registry> {
  if (!existsSync(join(here, "node_modules/verdaccio")))
    throw new Error(
      "verdaccio is not installed: run `npx nx run tools:release-test`, or `npm ci --prefix tools/release`",
    );
  const environment = ownEnvironment();
  // In memory alone: no file names it.
  const upstream = run(["npm", "config", "get", "registry"], { folder: here, environment }).trim();
  const server = spawn(process.execPath, [join(here, "serve-registry.mjs"), folder], {
    env: { ...environment, UPSTREAM_REGISTRY: upstream },
    // It ends when its standard input does: no end of this process leaves it or the folder behind.
    stdio: ["pipe", "pipe", "pipe"],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let said = "";
    const read = (chunk: Buffer) => {
      said += chunk.toString();
      const [, found] = /^listening on (\S+)$/m.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.once("exit", (code) => reject(new Error(`verdaccio ended with ${code}:\n${said}`)));
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      server.once("exit", () => resolve());
      server.stdin.end();
    });
  return { environment: isolatedEnvironment(folder, address), stop };
}
