import { spawnSync } from "node:child_process";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { PluginFailure } from "@tenantry/krm-function";
import { SANDBOX } from "./sandbox.ts";

/**
 * An error of syntax has no place in its stack. Node prints one where it ends by it, whichever module has it: as nothing of a
 * plugin runs before all that it imports is understood, that is asked for by running it.
 */
export function locateSyntax(failure: PluginFailure, module: string): PluginFailure {
  if (failure.line !== undefined || !failure.message.startsWith("its import threw SyntaxError")) return failure;
  const options = { encoding: "utf8", env: {}, cwd: dirname(module), timeout: 5000 } as const;
  const { stderr } = spawnSync(process.execPath, [...SANDBOX, module], options);
  const [, url, line] = /^(file:\/\/\/.*):(\d+)$/m.exec(stderr) ?? [];
  if (url === undefined) return failure;
  const file = fileURLToPath(url);
  if (file === module) return { ...failure, line: Number(line) };
  return { ...failure, message: `${failure.message} (${relative(dirname(module), file)}:${line})` };
}
