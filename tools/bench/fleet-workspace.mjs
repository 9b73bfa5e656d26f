// @ts-check
import { spawnSync } from "node:child_process";
import { accessSync, constants, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeRoot } from "./bench-catalog.mjs";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const cli = join(repository, "apps/generator/bin/tenantry.cjs");

/**
 * Somebody else's Nx workspace with catalogs, in a Git repository: the CLI and the plugin are those of this one.
 *
 * @param {string} root
 * @param {readonly number[]} sizes tenants of each catalog
 */
export function writeWorkspace(root, sizes) {
  mkdirSync(join(root, "node_modules/@tenantry"), { recursive: true });
  mkdirSync(join(root, "node_modules/.bin"));
  writeRoot(root, sizes);
  symlinkSync(join(repository, "node_modules/nx"), join(root, "node_modules/nx"));
  symlinkSync(join(repository, "packages/nx-plugin"), join(root, "node_modules/@tenantry/nx"));
  symlinkSync(cli, join(root, "node_modules/.bin/tenantry"));
  const devDependencies = { tenantry: "0.0.0" };
  const packages = { "": { devDependencies }, "node_modules/tenantry": { version: "0.0.0", dev: true } };
  const nx = {
    analytics: false,
    neverConnectToCloud: true,
    defaultBase: "main",
    parallel: 2,
    plugins: ["@tenantry/nx"],
  };
  const texts = {
    ".gitignore": "node_modules\ndist\n.nx\n.home\n",
    "package.json": JSON.stringify({ name: "fleet", private: true, devDependencies }),
    "package-lock.json": JSON.stringify({ name: "fleet", lockfileVersion: 3, requires: true, packages }),
    "nx.json": JSON.stringify(nx),
  };
  for (const [path, text] of Object.entries(texts)) writeFileSync(join(root, path), text);
  mkdirSync(join(root, ".home"));
  git(root, "init", "-q", "-b", "main");
}

/** @param {string} root */
export function commitAll(root) {
  git(root, "add", "-A");
  git(root, "-c", "user.name=bench", "-c", "user.email=bench@example.org", "commit", "-q", "-m", "bench");
}

/**
 * @param {string} root
 * @param {readonly string[]} args
 */
export function runCli(root, args) {
  return run(root, [cli, ...args]);
}

/**
 * @param {string} root
 * @param {readonly string[]} args
 * @param {readonly string[]} nodeArgs
 */
export function runNx(root, args, nodeArgs = []) {
  return run(root, [...nodeArgs, join(root, "node_modules/nx/dist/bin/nx.js"), ...args]);
}

/**
 * @param {string} root
 * @param {readonly string[]} args of node
 * @returns {{ milliseconds: number, output: string }}
 */
function run(root, args) {
  // Nx keeps a cache below the home folder, for every clone of a repository: this one starts without.
  // The Nx that runs the bench has a workspace of its own.
  const outside = Object.entries(process.env).filter(([name]) => !name.startsWith("NX_"));
  const env = {
    ...Object.fromEntries(outside),
    HOME: join(root, ".home"),
    NX_DAEMON: "false",
    NX_ISOLATE_PLUGINS: "false",
    NX_NO_CLOUD: "true",
    NX_TUI: "false",
  };
  const start = performance.now();
  const options = { cwd: root, encoding: /** @type {const} */ ("utf8"), env, maxBuffer: 2 ** 28 };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, options);
  const milliseconds = performance.now() - start;
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}: ${stdout}${stderr}`);
  return { milliseconds, output: stdout + stderr };
}

/**
 * @param {string} root
 * @param {readonly string[]} args
 */
function git(root, ...args) {
  const { status, stderr } = spawnSync("git", args, { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
}

/** A memory disk, so that the disk of the machine is not what is measured. */
export function chooseDisk() {
  try {
    accessSync("/dev/shm", constants.W_OK);
    return "/dev/shm";
  } catch {
    return tmpdir();
  }
}
