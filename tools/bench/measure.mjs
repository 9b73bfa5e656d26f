// @ts-check
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../../apps/generator/bin/tenantry.cjs", import.meta.url));
const hook = fileURLToPath(new URL("write-peak-memory.cjs", import.meta.url));

/** Milliseconds that a bare `node` takes. */
export function measureNode() {
  return run(["-e", "0"]);
}

/**
 * Milliseconds of one `tenantry render`, the whole process.
 *
 * @param {string} root
 * @param {string} [bin] of another build
 */
export function measureRender(root, bin = cli) {
  return run([bin, "render", "--root", root]);
}

/**
 * A build without rules, to see what they cost.
 *
 * @param {string} folder
 * @returns its bin
 */
export function buildWithoutRules(folder) {
  mkdirSync(join(folder, "bin"), { recursive: true });
  const bin = join(folder, "bin/tenantry.cjs");
  copyFileSync(cli, bin);
  const build = fileURLToPath(new URL("../../apps/generator/build.mjs", import.meta.url));
  run([build, join(folder, "dist")], { ...process.env, TENANTRY_BUILD_RULES: "none" });
  return bin;
}

/**
 * Peak memory of one `tenantry render` in MiB; apart from the timing, as it needs a hook in the process.
 *
 * @param {string} root
 */
export function measurePeakMemory(root) {
  const file = join(root, "peak-memory");
  run(["--require", hook, cli, "render", "--root", root], { ...process.env, TENANTRY_BENCH_PEAK_MEMORY: file });
  const mebibytes = Number(readFileSync(file, "utf8")) / 1024;
  rmSync(file);
  return mebibytes;
}

/**
 * Removes what was rendered; tenants.yaml and settings stay.
 *
 * @param {string} root
 */
export function removeRendered(root) {
  for (const folder of ["kubernetes/workloads", "kubernetes/infrastructure", "docs"])
    rmSync(join(root, folder), { recursive: true, force: true });
}

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function run(args, env = process.env) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", env, maxBuffer: 2 ** 28 });
  const milliseconds = performance.now() - start;
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}: ${stderr}`);
  return milliseconds;
}
