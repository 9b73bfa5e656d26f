import { spawnSync } from "node:child_process";
import { existsSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readTree } from "../test-root.ts";
import { buildCli, catalogFile, edit, makeCatalogs, runCli, workloads } from "./test-cli.ts";

let cli = "";
beforeAll(() => {
  const built = buildCli();
  cli = built.cli;
  return built.remove;
});

/** Long enough for a person to wonder. */
const SLOW_PLUGIN = `export default {
  transform: (items) => new Promise((resolve) => setTimeout(() => resolve(items), 1100)),
};
`;

describe("without Nx", () => {
  it("renders and checks in a folder that is no Git repository, where a catalog stands elsewhere and is named", () => {
    const root = makeCatalogs(1);
    expect(existsSync(join(root, ".git"))).toBe(false);
    renameSync(join(root, catalogFile), join(root, "shop.yaml"));
    expect(runCli(cli, root, "render").status).toBe(1);
    expect(runCli(cli, root, "render", "shop.yaml")).toMatchObject({ status: 0, stderr: "" });
    expect(runCli(cli, root, "check", "shop.yaml")).toMatchObject({ status: 0, stderr: "" });
    expect(Object.keys(readTree(root))).toContain(`${workloads}/kustomization.yaml`);
    expect(runCli(cli, root, "tenant", "add", "blog", "shop.yaml").stdout).toContain("updated    shop.yaml\n");
  });

  it("shows on a terminal how far a long run is, and leaves its output as it is", () => {
    const root = makeCatalogs(1, 1, 1);
    edit(root, catalogFile, "spec:\n", "spec:\n  plugins:\n    - source: ./slow.mjs\n");
    writeFileSync(join(root, catalogFile, "../slow.mjs"), SLOW_PLUGIN);
    const run = runCli(cli, root, "validate");
    expect(run).toMatchObject({ status: 0, stderr: expect.not.stringContaining("\r") });
    const typed = `script -qec '"${process.execPath}" "${cli}" validate > out.txt' /dev/null`;
    const { stdout, stderr } = spawnSync("sh", ["-c", typed], { cwd: root, encoding: "utf8" });
    expect(stderr).toBe("");
    expect(stdout).toMatch(/\r\x1b\[Kchecking 2 of 3: bench-02\r\x1b\[K/);
    expect(readTree(root)["out.txt"]).toBe(run.stdout);
  });

  it("adds a tenant beside a catalog that is faulty, and not to it", () => {
    const root = makeCatalogs(1, 1);
    edit(root, catalogFile, "metadata", "metadta");
    expect(runCli(cli, root, "tenant", "add", "blog", "bench-02").status).toBe(0);
    expect(runCli(cli, root, "tenant", "add", "blog", "bench-01").status).toBe(1);
  });
});
