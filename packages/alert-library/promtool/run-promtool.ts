import { spawnSync } from "node:child_process";

/** `PROMTOOL` chooses one of several that are installed. */
const PROMTOOL = process.env["PROMTOOL"] ?? "promtool";

export interface Verdict {
  readonly passed: boolean;
  readonly output: string;
}

/** @throws Error that says how to install it, where it is missing */
export function runPromtool(args: readonly string[], folder: string): Verdict {
  const { error, status, stdout, stderr } = spawnSync(PROMTOOL, args, { cwd: folder, encoding: "utf8" });
  if (error !== undefined) {
    throw new Error(
      `cannot run ${PROMTOOL} (${error.message}): install it with \`apt-get install prometheus\`, or ` +
        "run tools/promtool/install.sh, and name another one in PROMTOOL",
    );
  }
  return { passed: status === 0, output: `${stdout}${stderr}` };
}
