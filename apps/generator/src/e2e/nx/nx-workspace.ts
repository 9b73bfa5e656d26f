import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { copyPublished } from "../../../../../packages/nx-plugin/src/test-published.ts";
import { writeRoot } from "../../../../../tools/bench/bench-catalog.mjs";
import { TestRepository } from "../../committed/test-repository.ts";
import { writeTree } from "../../test-root.ts";

const repository = fileURLToPath(new URL("../../../../../", import.meta.url));

const NX = {
  analytics: false,
  neverConnectToCloud: true,
  useDaemonProcess: false,
  tui: { enabled: false },
  defaultBase: "main",
  parallel: 2,
};

/** Five catalogs, bench-01 to bench-05, of one tenant each. */
const SIZES = [1, 1, 1, 1, 1];

/** What npm would write for a workspace that has the CLI installed. */
export function writeVersion(root: string, version: string): void {
  const devDependencies = { tenantry: version };
  const packages = { "": { name: "platform", devDependencies }, "node_modules/tenantry": { version, dev: true } };
  writeTree(root, {
    "package.json": JSON.stringify({ name: "platform", private: true, devDependencies }),
    "package-lock.json": JSON.stringify({ name: "platform", lockfileVersion: 3, requires: true, packages }),
  });
}

/**
 * Somebody else's Nx workspace in a Git repository of its own: the CLI and the plugin are installed, five catalogs are
 * committed and rendered nowhere.
 * @param cli path of the bin of a built CLI
 */
export function makeConsumer(cli: string): TestRepository {
  const workspace = new TestRepository();
  const { root } = workspace;
  writeRoot(root, SIZES);
  writeVersion(root, "0.0.0");
  writeTree(root, {
    ".gitignore": "node_modules\ndist\n.nx\n",
    "nx.json": JSON.stringify({ ...NX, plugins: ["@tenantry/nx"] }),
  });
  installInto(root, cli);
  workspace.commit();
  return workspace;
}

/** What `npm ci` would do in a clone of such a workspace. */
export function installInto(root: string, cli: string): void {
  mkdirSync(join(root, "node_modules/@tenantry"), { recursive: true });
  mkdirSync(join(root, "node_modules/.bin"));
  cpSync(dirname(dirname(cli)), join(root, "node_modules/tenantry"), { recursive: true });
  writeTree(root, { "node_modules/tenantry/package.json": '{"name":"tenantry","version":"0.0.0"}' });
  symlinkSync("../tenantry/bin/tenantry.cjs", join(root, "node_modules/.bin/tenantry"));
  symlinkSync("../nx/dist/bin/nx.js", join(root, "node_modules/.bin/nx"));
  copyPublished(join(root, "node_modules/@tenantry/nx"));
  symlinkSync(join(repository, "node_modules/nx"), join(root, "node_modules/nx"));
}

/** Tenantry's own workspace as it stands, with five catalogs instead of its own, in a Git repository of its own. */
export function makeOwnWorkspace(): TestRepository {
  const workspace = new TestRepository();
  const { root } = workspace;
  for (const path of listOwnFiles()) cpSync(join(repository, path), join(root, path));
  writeRoot(root, SIZES);
  const modules = join(root, "node_modules");
  mkdirSync(join(modules, ".bin"), { recursive: true });
  mkdirSync(join(modules, "@tenantry"));
  for (const name of readdirSync(join(repository, "node_modules"))) {
    // Ours are those of the copy.
    if (name.startsWith(".") || name === "@tenantry" || name === "tenantry") continue;
    symlinkSync(join(repository, "node_modules", name), join(modules, name));
  }
  symlinkSync("../apps/generator", join(modules, "tenantry"));
  symlinkSync("../tenantry/bin/tenantry.cjs", join(modules, ".bin/tenantry"));
  for (const name of readdirSync(join(root, "packages"))) {
    symlinkSync(`../../packages/${name}`, join(modules, "@tenantry", name === "nx-plugin" ? "nx" : name));
  }
  workspace.commit();
  return workspace;
}

/** What the CLI is built of, as Git knows it or is about to. */
function listOwnFiles(): string[] {
  const args = ["ls-files", "-co", "--exclude-standard", "--", "apps", "packages", "tools/bench", "docs/checks.md"];
  const listed = execFileSync("git", [...args, "*.json", ".gitignore"], { cwd: repository, encoding: "utf8" });
  const isNeeded = (path: string) =>
    path !== "" &&
    !/\.test\.ts$|\/e2e\//.test(path) &&
    (path.includes("/") ? /^(?:apps|packages|tools\/bench|docs)\//.test(path) : true);
  return [...new Set(listed.split("\n").filter(isNeeded))];
}
