import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { makeRoot, writeTree } from "../test-root.ts";
import { buildCli, catalogFile, edit, makeCatalogs } from "./test-cli.ts";
import { resourceList } from "./test-krm.ts";

let cli = "";
beforeAll(() => {
  const built = buildCli();
  cli = built.cli;
  return built.remove;
});

const LOOPS = "export default () => { console.error(`at ${process.pid}.`); for (;;); };";
const WAITS =
  "export default async () => { console.error(`at ${process.pid}.`); await new Promise((r) => setTimeout(r, 60_000)); };";

/** `krm` with a plugin of this text that prints its process id, until it has. */
async function startKrm(text: string) {
  const config = {
    apiVersion: "tenantry.dev/v1alpha1",
    kind: "TenantryRun",
    metadata: { name: "x" },
    spec: { source: "./x.mjs" },
  };
  const root = makeRoot({ "x.mjs": text, "run.yaml": JSON.stringify(config) });
  return start(root, resourceList("", config), "krm");
}

async function start(root: string, input: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, [cli, ...args], { cwd: root, stdio: ["pipe", "ignore", "pipe"] });
  let stderr = "";
  child.stderr.on("data", (data) => {
    stderr += data;
  });
  child.stdin.end(input);
  while (!/at \d+\./.test(stderr) && child.exitCode === null) await sleep(10);
  const [, plugin] = /at (\d+)\./.exec(stderr) ?? [];
  if (plugin === undefined) throw new Error(`the plugin did not run: ${stderr}`);
  return { child, plugin: Number(plugin), readStderr: () => stderr };
}

/** What has ended may still stand in Linux' table of processes, as Z, until somebody has asked for its exit code. */
function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const table = `/proc/${pid}/stat`;
  return !existsSync(table) || !/\) Z /.test(readFileSync(table, "utf8"));
}

async function ends(pid: number): Promise<boolean> {
  for (let wait = 0; wait < 100; wait += 1) {
    if (!runs(pid)) return true;
    await sleep(30);
  }
  process.kill(pid, "SIGKILL");
  return false;
}

describe("a run that ends while a plugin is at work", () => {
  it.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("ends by %s and takes the plugin with it", async (signal) => {
    for (const text of [LOOPS, WAITS]) {
      const { child, plugin } = await startKrm(text);
      expect(runs(plugin)).toBe(true);
      child.kill(signal);
      const [, endedBy] = await once(child, "exit");
      expect(endedBy).toBe(signal);
      expect(await ends(plugin)).toBe(true);
    }
  });

  it("does so for a catalog too", async () => {
    const root = makeCatalogs(1);
    edit(root, catalogFile, /^spec:\n/m, "spec:\n  plugins:\n    - ../../../x.mjs\n");
    writeTree(root, { "x.mjs": LOOPS });
    const { child, plugin } = await start(root, "", "render");
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([null, "SIGTERM"]);
    expect(await ends(plugin)).toBe(true);
  });

  it("takes a plugin that waits with it even when it is killed", async () => {
    const { child, plugin } = await startKrm(WAITS);
    child.kill("SIGKILL");
    expect(await ends(plugin)).toBe(true);
  });
});

it("a run with plugins opens no inspector on SIGUSR1, as a plugin could act through it", async () => {
  const text =
    "export default async () => { console.error(`at ${process.pid}.`); await new Promise((r) => setTimeout(r, 700)); };";
  const { child, readStderr } = await startKrm(text);
  child.kill("SIGUSR1");
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(readStderr()).toMatch(/^at \d+\.\n$/);
});
