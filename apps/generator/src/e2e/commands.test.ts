import { spawnSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { makeRoot, readTree } from "../test-root.ts";
import { buildCli, catalogFile, edit, makeCatalogs, runbooks, runCli, settingsFile, workloads } from "./test-cli.ts";

let cli = "";
beforeAll(() => {
  const built = buildCli();
  cli = built.cli;
  return built.remove;
});

const pooler = `${workloads}/poolers/tenant-0001-pooler.yaml`;

describe("tenantry build", () => {
  it("writes a file with the folders above it, and leaves it as it is while anything is wrong", () => {
    const root = makeCatalogs(1);
    const output = "dist/catalogs/bench-01.yaml";
    const { status, stdout } = runCli(cli, root, "build", "bench-01", "--output", output);
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^bench-01: \d+ objects in dist/) });
    const written = readTree(root)[output];
    expect(written).toBe(runCli(cli, root, "build", "bench-01").stdout);
    edit(root, catalogFile, "max_client_conn: 100", "max_client_conn: a hundred");
    expect(runCli(cli, root, "build", "bench-01", "--output", output).status).toBe(1);
    expect(Object.keys(readTree(root)).filter((path) => path.startsWith("dist/"))).toEqual([output]);
    expect(readTree(root)[output]).toBe(written);
    edit(root, catalogFile, "max_client_conn: a hundred", "max_client_conn: 100");
    const blocked = runCli(cli, root, "build", "bench-01", "--output", `${output}/x.yaml`);
    expect(blocked).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(`[write] cannot write ${output}/x.yaml`),
    });
  });

  it("prints the Flux Kustomization with every setting inline, and none to be fetched", () => {
    const { status, stdout, stderr } = runCli(cli, makeCatalogs(1), "build", "bench-01", "--flux-kustomization");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const kustomization = parse(stdout);
    expect(kustomization).toMatchObject({ kind: "Kustomization", metadata: { name: "bench-01-databases" } });
    expect(Object.keys(kustomization.spec.postBuild)).toEqual(["substitute"]);
    expect(kustomization.spec.postBuild.substitute).toMatchObject({
      CNPG_INSTANCES: "3",
      TENANTRY_CATALOG: "bench-01",
    });
  });

  it("prints the objects without placeholders, and nothing else", () => {
    const { status, stdout, stderr } = runCli(cli, makeCatalogs(1), "build", "bench-01");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^apiVersion: /);
    expect(stdout).toContain("kind: Cluster\n");
    expect(stdout).toContain("instances: 3\n");
    // But those that are Grafana's: Flux passes over them as well.
    const others = stdout
      .split("---\n")
      .filter((document) => !document.includes("  name: bench-01-postgres-dashboard\n"));
    expect(others.join("")).not.toContain("${");
    expect(stdout).not.toContain("kind: Kustomization");
  });

  it("does not print runbooks, which nobody applies, and lint passes them over", () => {
    const root = makeCatalogs(1);
    // The kit's restore drill and Jobs stand there too, and are YAML that somebody may apply.
    edit(root, catalogFile, "spec:\n", "spec:\n  verify: {kit: off}\n");
    expect(runCli(cli, root, "render").status).toBe(0);
    expect(Object.keys(readTree(root))).toContain(`${runbooks}/README.md`);
    expect(runCli(cli, root, "build", "bench-01").stdout).not.toMatch(/runbooks\/bench-01\/README|### Diagnosis/);
    expect(runCli(cli, root, "lint", "docs")).toMatchObject({ stderr: expect.stringContaining("holds no YAML") });
    const [all, kubernetes] = [".", "kubernetes"].map((path) => runCli(cli, root, "lint", path));
    expect(all).toEqual(kubernetes);
  });

  it("prints the same objects as JSON", () => {
    const root = makeCatalogs(1);
    const json = JSON.parse(runCli(cli, root, "build", "bench-01", "--format", "json").stdout);
    expect(json.problems).toEqual([]);
    const yaml = runCli(cli, root, "build", "bench-01").stdout;
    expect(json.objects).toHaveLength(yaml.split("\n---\n").length);
    expect(json.objects).toContainEqual(expect.objectContaining({ kind: "Pooler" }));
  });

  it("does not complain when its reader has seen enough", () => {
    const root = makeCatalogs(100);
    const script = `"${process.execPath}" "${cli}" build bench-01 | head -n 1`;
    expect(spawnSync("sh", ["-c", script], { cwd: root, encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
  });
});

describe("tenantry validate", () => {
  it("runs the checks and writes nothing", () => {
    const root = makeCatalogs(1);
    const before = readTree(root);
    expect(runCli(cli, root, "validate")).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^bench-01: \d+ files valid\n$/),
    });
    edit(root, catalogFile, "connections: 1\n", "connections: 100000\n");
    edit(root, catalogFile, "size: ${CNPG_DATA_SIZE}", "size: -5Gi");
    const broken = readTree(root);
    const { status, stderr } = runCli(cli, root, "validate");
    expect(status).toBe(1);
    expect(stderr).toMatch(new RegExp(`^${catalogFile}:\\d+:\\d+: error \\[`));
    expect(readTree(root)).toEqual(broken);
    expect(Object.keys(broken)).toEqual(Object.keys(before));
  });
});

describe("tenantry settings add", () => {
  it("writes missing settings with their defaults, and then has nothing to do", () => {
    const root = makeCatalogs(1);
    edit(root, settingsFile, '  CNPG_INSTANCES: "3"\n', "  # how many?\n");
    expect(runCli(cli, root, "render").stderr).toContain("[setting-undefined]");
    edit(root, catalogFile, "  cluster:\n", '  settings:\n    CNPG_INSTANCES: "3"\n  cluster:\n');
    const added = runCli(cli, root, "settings", "add", "bench-01");
    expect(added).toMatchObject({ status: 0, stderr: "" });
    expect(added.stdout).toBe(`added      CNPG_INSTANCES: "3"\n${settingsFile}: 1 added\n`);
    expect(readFileSync(join(root, settingsFile), "utf8")).toContain("  # how many?\n");
    expect(runCli(cli, root, "settings", "add", "bench-01").stdout).toBe("no setting is missing\n");
    expect(runCli(cli, root, "render").status).toBe(0);
  });

  it("writes nothing while one has no default, and lists all of these", () => {
    const root = makeCatalogs(1);
    edit(root, settingsFile, '  CNPG_INSTANCES: "3"\n  CNPG_STORAGE_CLASS: "fast"\n', "");
    edit(root, catalogFile, "  cluster:\n", '  settings:\n    OTHER: "1"\n  cluster:\n');
    const before = readTree(root);
    const { status, stdout, stderr } = runCli(cli, root, "settings", "add", "bench-01");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "nothing was written\n" });
    for (const name of ["CNPG_INSTANCES", "CNPG_STORAGE_CLASS"]) {
      expect(stderr).toMatch(new RegExp(`^${catalogFile}:\\d+:\\d+: error \\[settings-add\\] .*${name}`, "m"));
    }
    expect(readTree(root)).toEqual(before);
  });

  it("answers a settings file of two YAML documents with its place, not with a bug report", () => {
    const root = makeCatalogs(1);
    edit(root, settingsFile, /$/, "---\napiVersion: v1\n");
    const before = readTree(root);
    const { status, stderr } = runCli(cli, root, "settings", "add", "bench-01");
    expect(status).toBe(1);
    expect(stderr).toMatch(new RegExp(`^${settingsFile}:\\d+:1: error \\[yaml\\] `));
    expect(readTree(root)).toEqual(before);
  });
});

describe("tenantry", () => {
  it("answers usage errors with exit code 2 and a suggestion, in the format asked for", () => {
    const root = makeRoot();
    expect(runCli(cli, root, "rendr")).toEqual({
      status: 2,
      stdout: "",
      stderr: "tenantry: unknown command rendr\n    help: did you mean render?\n",
    });
    expect(runCli(cli, root, "render", "--root", "nowhere")).toMatchObject({ status: 2 });
    const json = runCli(cli, root, "rendr", "--format", "json");
    expect(json.status).toBe(2);
    expect(JSON.parse(json.stdout).problems).toMatchObject([{ rule: "usage", message: "unknown command rendr" }]);
  });

  it("answers a root without catalogs with exit code 1 and what it looked for", () => {
    expect(runCli(cli, makeRoot(), "render")).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^kubernetes\/catalogs:1:1: error \[catalog-not-found\] .*looked for tenants.yaml/),
    });
  });

  it.each(["render", "check", "validate", "build", "settings add"])(
    "answers a catalog that is not there with its place in every format: %s",
    (command) => {
      const root = makeCatalogs(1);
      const run = (...options: string[]) => runCli(cli, root, ...command.split(" "), "no/such", ...options);
      expect(run()).toMatchObject({
        status: 1,
        stderr: expect.stringMatching(/^no\/such:1:1: error \[catalog-not-found\] there is no catalog no\/such/),
      });
      const place = { rule: "catalog-not-found", file: "no/such", line: 1, column: 1, path: "" };
      expect(JSON.parse(run("--format=json").stdout).problems).toMatchObject([place]);
      expect(run("--format=github").stdout).toMatch(/^::error file=no\/such,line=1,col=1,title=catalog-not-found::/);
    },
  );

  it("prints help and its version on stdout", () => {
    expect(runCli(cli, makeRoot(), "--help")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("render [CATALOG…]"),
    });
    expect(runCli(cli, makeRoot(), "check", "--help")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("Usage: tenantry check"),
    });
    expect(runCli(cli, makeRoot(), "--version").stdout).toMatch(/^\d+\.\d+\.\d+.*\n$/);
  });

  it("works below another root", () => {
    const root = makeCatalogs(1);
    expect(runCli(cli, makeRoot(), "render", "bench-01", "--root", root)).toMatchObject({ status: 0 });
    expect(Object.keys(readTree(root))).toContain(pooler);
  });

  it("says how to build it while it is not built", () => {
    const root = makeRoot();
    cpSync(cli, join(root, "bin/tenantry.cjs"), { recursive: true });
    const { status, stderr } = runCli(join(root, "bin/tenantry.cjs"), root, "render");
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining("npx nx run generator:build") });
  });

  it("reports an exception as its own bug, with the stack only when asked", () => {
    // A working folder that is gone makes Node throw where nobody expects it.
    const script = `mkdir gone && cd gone && rmdir ../gone && exec "${process.execPath}" "${cli}" render`;
    const run = (env: NodeJS.ProcessEnv) => spawnSync("sh", ["-c", script], { cwd: makeRoot(), env, encoding: "utf8" });
    const { TENANTRY_DEBUG: _debug, ...env } = process.env;
    expect(run(env)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/bug in Tenantry[^\n]*\n {4}help: [^\n]*\n$/),
    });
    expect(run({ ...env, TENANTRY_DEBUG: "1" }).stderr).toMatch(/\n {4}at /);
  });
});
