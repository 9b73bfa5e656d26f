import { spawnSync } from "node:child_process";
import type { PluginFailure } from "@tenantry/krm-function";

/** An error of syntax has no place in its stack; Node prints one where it ends by it, whichever module has it. */
export function locateSyntax(failure: PluginFailure, module: string): PluginFailure {
  if (failure.line !== undefined || !failure.message.includes("SyntaxError")) return failure;
  const options = { encoding: "utf8", env: {}, timeout: 5000 } as const;
  const { stderr } = spawnSync(process.execPath, ["--check", module], options);
  const [, line] = /:(\d+)\n/.exec(stderr) ?? [];
  return line === undefined ? failure : { ...failure, line: Number(line) };
}
