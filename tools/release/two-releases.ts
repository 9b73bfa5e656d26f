import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { copyCatalogs, makeFolder, renderCatalogs } from "./catalogs.ts";
import { ownEnvironment } from "./environment.ts";
import { startRegistry } from "./registry.ts";
import { type RunOptions, run } from "./run.ts";

declare module "vitest" {
  export interface ProvidedContext {
    release: Releases;
  }
}

/** Two releases of this repository's last commit, published to a registry of our own. */
export interface Releases {
  /** Temporary folder for everything; removed in the end. */
  readonly folder: string;
  readonly environment: Record<string, string>;
  /** Clone of the repository; of the second release by now. */
  readonly clone: string;
  readonly first: Release;
  /** The first with another default, as its changeset says. */
  readonly second: Release & { readonly change: string };
  /** Rendered files that differ from the committed ones after the version was raised, before anything was changed. */
  readonly changedByVersion: readonly string[];
}

export interface Release {
  readonly version: string;
  /** Catalogs as the clone itself renders them. */
  readonly rendered: string;
  /** Tarballs as they were published. */
  readonly tarballs: readonly string[];
}

const repository = fileURLToPath(new URL("../../", import.meta.url));
const CHANGE = "New default: 4Gi of memory for each instance instead of 3Gi";

/** Set-up of the tests: takes the steps of CONTRIBUTING.md, twice. */
export default async function releaseTwice(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "tenantry-release-"));
  const registry = await startRegistry(folder).catch((error: unknown) => {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  });
  try {
    const { environment } = registry;
    const clone = join(folder, "clone");
    warnOfChanges();
    run(["git", "clone", "--quiet", repository, clone], { folder, environment });
    // What is installed here is not ours: it comes as in any clone.
    run(["npm", "ci", "--prefer-offline", "--no-audit", "--no-fund"], { folder: clone, environment: ownEnvironment() });
    const first = release(clone, folder, environment);
    const changed = run(["git", "diff", "--name-only", "HEAD", "--", "kubernetes", "docs"], {
      folder: clone,
      environment,
    });
    changeDefault(clone);
    const second = release(clone, folder, environment);
    const changedByVersion = changed.trim().split("\n");
    const releases = { folder, clone, first, second: { ...second, change: CHANGE }, changedByVersion };
    project.provide("release", { ...releases, environment });
    return registry.stop;
  } catch (error) {
    await registry.stop();
    throw error;
  }
}

function warnOfChanges(): void {
  const changes = run(["git", "status", "--porcelain"], { folder: repository, environment: ownEnvironment() });
  if (changes !== "") console.warn(`the last commit is tested, without these changes:\n${changes}`);
}

/** Raises the version, builds, publishes, and renders. */
function release(clone: string, folder: string, environment: RunOptions["environment"]): Release {
  // The lock file names packages from outside: the registry of whoever runs the test knows them already.
  step("version", () => run(["npm", "run", "release:version"], { folder: clone, environment: ownEnvironment() }));
  step("publish", () => run(["npm", "run", "release:publish"], { folder: clone, environment }));
  const { version } = JSON.parse(readFileSync(join(clone, "apps/generator/package.json"), "utf8"));
  // Below the clone, where the plugin finds the library.
  const rendered = makeFolder(clone, "tmp", version);
  copyCatalogs(clone, rendered);
  renderCatalogs([process.execPath, join(clone, "apps/generator/bin/tenantry.cjs")], rendered, environment);
  return { version, rendered, tarballs: pack(clone, makeFolder(folder, "tarballs", version), environment) };
}

function pack(clone: string, folder: string, environment: RunOptions["environment"]): string[] {
  run(["npm", "pack", "--workspaces", "--pack-destination", folder], { folder: clone, environment });
  return readdirSync(folder).map((name) => join(folder, name));
}

/** As a person would change it, with a changeset for the package where the default is. */
function changeDefault(clone: string): void {
  const file = join(clone, "packages/tenant-model/src/resolve/resolve-cluster.ts");
  const before = readFileSync(file, "utf8");
  const after = before.replace('memory: "3Gi"', 'memory: "4Gi"');
  if (after === before) throw new Error(`${file}: the default that the test changes is somewhere else by now`);
  writeFileSync(file, after);
  writeFileSync(join(clone, ".changeset/more-memory.md"), `---\n"@tenantry/tenant-model": minor\n---\n\n${CHANGE}\n`);
}

function step<Result>(name: string, work: () => Result): Result {
  const started = performance.now();
  const result = work();
  console.log(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return result;
}
