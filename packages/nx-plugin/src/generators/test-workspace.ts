import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { copyPublished } from "../test-published.ts";

const repository = fileURLToPath(new URL("../../../../", import.meta.url));

/** An Nx workspace of its own, with the plugin as it is published and everything else from this repository. */
export class TestWorkspace {
  readonly root = mkdtempSync(join(tmpdir(), "tenantry-nx-"));

  async install(): Promise<void> {
    const modules = join(this.root, "node_modules");
    mkdirSync(join(modules, "@tenantry"), { recursive: true });
    for (const name of readdirSync(join(repository, "node_modules"))) {
      if (name.startsWith(".") || name === "@tenantry" || name === "tenantry") continue;
      symlinkSync(join(repository, "node_modules", name), join(modules, name));
    }
    copyPublished(join(modules, "@tenantry/nx"));
    // No build has to come before the tests: the library stands here as one bundle.
    const model = join(modules, "@tenantry/tenant-model");
    await build({
      entryPoints: { index: join(repository, "packages/tenant-model/src/index.ts") },
      outdir: model,
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      external: ["yaml", "zod"],
      conditions: ["@tenantry/source"],
    });
    writeFileSync(join(model, "package.json"), JSON.stringify({ type: "module", exports: "./index.js" }));
  }

  /** Every file but those of node_modules and Nx's own folder goes. */
  reset(files: Readonly<Record<string, string>>): void {
    for (const name of readdirSync(this.root)) {
      if (name !== "node_modules") rmSync(join(this.root, name), { recursive: true });
    }
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(this.root, path, ".."), { recursive: true });
      writeFileSync(join(this.root, path), text);
    }
  }

  nx(...args: readonly string[]) {
    const env = {
      ...process.env,
      NX_DAEMON: "false",
      NX_NO_CLOUD: "true",
      NX_TUI: "false",
      NX_ISOLATE_PLUGINS: "false",
      NX_CACHE_PROJECT_GRAPH: "false",
      NX_WORKSPACE_DATA_DIRECTORY: join(this.root, ".nx/workspace-data"),
      // In CI, and under Nx itself, it would be coloured.
      FORCE_COLOR: "0",
    };
    const nx = join(this.root, "node_modules/nx/dist/bin/nx.js");
    const run = spawnSync(process.execPath, [nx, ...args], { cwd: this.root, env, encoding: "utf8" });
    return { status: run.status, output: run.stdout + run.stderr };
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
