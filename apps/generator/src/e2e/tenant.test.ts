import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { TestRepository } from "../committed/test-repository.ts";
import { makeRoot, readTree, writeTree } from "../test-root.ts";
import { buildCli, catalogFile, edit, makeCatalogs, runCli } from "./test-cli.ts";

let cli = "";
beforeAll(() => {
  const built = buildCli();
  cli = built.cli;
  return built.remove;
});

const run = (root: string, ...args: readonly string[]) => runCli(cli, root, "tenant", ...args);
const read = (root: string, path = catalogFile) => readFileSync(join(root, path), "utf8");

describe("tenantry tenant add", () => {
  it("writes the tenant, says what comes next, and what it wrote renders", () => {
    const root = makeCatalogs(2);
    const before = read(root);
    expect(run(root, "add", "shop", "--namespace", "web")).toEqual({
      status: 0,
      stderr: "",
      stdout: `updated    ${catalogFile}\nnext       tenantry render\n`,
    });
    expect(read(root)).toBe(`${before}    - name: shop\n      clients:\n        - namespace: web\n`);
    expect(runCli(cli, root, "render")).toMatchObject({ status: 0, stderr: "" });
    expect(run(root, "add", "shop")).toMatchObject({ status: 0, stdout: expect.stringContaining("is there already") });
    expect(run(root, "add", "shop", "--mode", "session")).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(new RegExp(`^${catalogFile}:\\d+:\\d+: error \\[edit\\] .*without mode session`)),
    });
  });

  it("shows the diff in a dry run, which git applies, and writes nothing", () => {
    const root = makeCatalogs(2);
    const before = readTree(root);
    const { status, stdout } = run(root, "add", "shop", "--dry-run");
    expect({ status, last: stdout.split("\n").at(-2) }).toEqual({ status: 0, last: "dry run: nothing was written" });
    expect(stdout).toMatch(
      new RegExp(`^--- a/${catalogFile}\n\\+\\+\\+ b/${catalogFile}\n@@ [^\n]*\n( [^\n]*\n)+\\+    - name: shop\n`),
    );
    expect(readTree(root)).toEqual(before);
    const json = JSON.parse(run(root, "add", "shop", "--dry-run", "--format", "json").stdout);
    expect(json).toMatchObject({ written: false, edits: [{ path: catalogFile }], problems: [] });
    const applied = spawnSync("git", ["apply"], { cwd: root, input: json.edits[0].diff, encoding: "utf8" });
    expect(applied).toMatchObject({ status: 0, stderr: "" });
    const written = makeCatalogs(2);
    run(written, "add", "shop");
    expect(read(root)).toBe(read(written));
  });

  it("writes nothing of a tenant that a check refuses, and shows the line as it would be", () => {
    const root = makeCatalogs(2);
    const before = readTree(root);
    const { status, stderr, stdout } = run(root, "add", "shop", "--pooler", "ro", "--namespace", "web");
    expect({ status, stdout }).toEqual({
      status: 1,
      stdout: `nothing was written; lines of ${catalogFile} are counted as they would be\n`,
    });
    expect(stderr).toContain("shop has no pooler of type rw");
    expect(stderr).toMatch(/\n +\d+ \| +- namespace: web\n/);
    expect(readTree(root)).toEqual(before);
  });

  it("keeps CRLF and a byte order mark", () => {
    const root = makeCatalogs(1);
    const text = `\ufeff${read(root).replaceAll("\n", "\r\n")}`;
    writeFileSync(join(root, catalogFile), text);
    expect(run(root, "add", "shop").status).toBe(0);
    expect(read(root)).toBe(`${text}    - name: shop\r\n`);
  });

  it("gives it a file of its own where the others have one", () => {
    const root = makeCatalogs(1);
    edit(root, catalogFile, /spec:\n([\s\S]*?) {2}tenants:\n[\s\S]*$/, "spec:\n  include: [tenants.d/*.yaml]\n");
    const spec = read(makeCatalogs(1)).replace(/^[\s\S]*spec:\n|( {2}tenants:\n)[\s\S]*$/g, "");
    writeFileSync(join(root, catalogFile), read(root) + spec);
    const folder = "kubernetes/catalogs/bench-01/tenants.d";
    writeTree(root, { [`${folder}/blog.yaml`]: "name: blog\n" });
    expect(run(root, "add", "shop")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(`created    ${folder}/shop.yaml\n`),
    });
    expect(read(root, `${folder}/shop.yaml`)).toBe("name: shop\n");
    expect(run(root, "retire", "shop").status).toBe(0);
    expect(run(root, "remove", "shop").stdout).toContain(`deleted    ${folder}/shop.yaml\n`);
    symlinkSync("nowhere", join(root, folder, "shop.yaml"));
    expect(run(root, "add", "shop")).toMatchObject({ status: 1, stderr: expect.stringContaining("symlink") });
  });

  it("needs to be told which of several catalogs, and takes a name, a folder or a file", () => {
    const root = makeCatalogs(1, 1);
    expect(run(root, "add", "shop")).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(
        /^tenantry: there are several catalogs: .*bench-01.*bench-02[^\n]*\n {4}help: name one: `tenantry tenant add shop CATALOG`/,
      ),
    });
    expect(run(root, "add", "shop", "bench-02").stdout).toContain("kubernetes/catalogs/bench-02/tenants.yaml");
    expect(run(root, "add", "shop", catalogFile).stdout).toContain(`updated    ${catalogFile}`);
    expect(run(root, "add", "shop", "bench-03")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("did you mean"),
    });
    expect(run(makeRoot(), "add", "shop")).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/\[catalog-not-found\] [^\n]*\n {4}help: .*write a first catalog: `tenantry init`/),
    });
  });

  it("asks for a name on a terminal, until it does; elsewhere it has to be given", () => {
    const root = makeCatalogs(1);
    const typed = "Shop!\\nblog\\n";
    const command = `printf '${typed}' | script -qec '"${process.execPath}" "${cli}" tenant add' /dev/null`;
    const { stdout } = spawnSync("sh", ["-c", command], { cwd: root, encoding: "utf8", timeout: 20_000 });
    expect(stdout).toContain("Name of the application: ");
    expect(stdout).toContain('  "Shop!": expected');
    expect(readTree(root)[catalogFile]).toContain("    - name: blog\n");
    expect(runCli(cli, root, "tenant", "add")).toMatchObject({
      status: 2,
      stderr: "tenantry: tenant add needs a NAME\n    help: give it, or run this on a terminal, which asks\n",
    });
  });

  it("answers wrong values as usage errors that name the option", () => {
    const root = makeCatalogs(1);
    expect(run(root, "add", "Shop_1")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('NAME "Shop_1": expected a DNS label'),
    });
    expect(run(root, "add", "shop", "--mode", "batch")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--mode "batch": expected one of transaction, session'),
    });
  });

  it.each<[string, string]>([
    ["conflict markers", "<<<<<<< HEAD\n    - name: a\n"],
    ["a mistake of its own", "    - nam: a\n"],
  ])("leaves a catalog with %s alone", (_what, spoiled) => {
    const root = makeCatalogs(1);
    edit(root, catalogFile, /$/, spoiled);
    const before = readTree(root);
    for (const verb of ["add", "retire", "remove"]) {
      expect(run(root, verb, "shop")).toMatchObject({
        status: 1,
        stdout: "nothing was written\n",
        stderr: expect.stringContaining(`${catalogFile}:`),
      });
    }
    expect(readTree(root)).toEqual(before);
  });

  it("follows another one that is at work, so that neither loses what the other wrote", async () => {
    const root = makeCatalogs(1);
    const names = ["a", "b", "c", "d"];
    const ends = names.map((name) =>
      once(spawn(process.execPath, [cli, "tenant", "add", name], { cwd: root }), "close"),
    );
    expect((await Promise.all(ends)).map(([code]) => code)).toEqual([0, 0, 0, 0]);
    for (const name of names) expect(read(root)).toContain(`    - name: ${name}\n`);
  });

  it("says so where it may not write, and leaves nothing behind", () => {
    const root = makeCatalogs(1);
    const isRoot = process.getuid?.() === 0;
    for (const path of ["", ...readdirSync(root, { recursive: true, encoding: "utf8" })]) {
      if (isRoot) chownSync(join(root, path), 0, 0);
      chmodSync(join(root, path), 0o555);
    }
    const before = readTree(root);
    const user = isRoot ? { uid: 65534, gid: 65534 } : {};
    const { status, stderr } = spawnSync(process.execPath, [cli, "tenant", "add", "shop"], {
      cwd: root,
      encoding: "utf8",
      ...user,
    });
    for (const path of ["", ...readdirSync(root, { recursive: true, encoding: "utf8" })])
      chmodSync(join(root, path), 0o755);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining("permission denied (EACCES)") });
    expect(readTree(root)).toEqual(before);
  });
});

describe("tenantry tenant retire and remove", () => {
  it("go step by step: retired, committed, removed", () => {
    const repository = new TestRepository();
    const { root } = repository;
    writeTree(root, readTree(makeCatalogs(2)));
    const name = "tenant-0001";
    expect(runCli(cli, root, "render").status).toBe(0);
    repository.commit();
    expect(run(root, "remove", name)).toMatchObject({ status: 1, stderr: expect.stringContaining("is not retired") });
    expect(run(root, "retire", name)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("next       tenantry render; once that is applied"),
    });
    expect(run(root, "retire", name).stdout).toContain("is retired already");
    expect(runCli(cli, root, "render")).toMatchObject({ status: 0 });
    // What Git has is what Flux applied: there it is not retired yet.
    expect(run(root, "remove", name)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("[tenant-vanished]"),
    });
    repository.commit();
    const removed = run(root, "remove", name);
    expect(removed).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("note       the database tenant_0001 stays in PostgreSQL"),
    });
    expect(read(root)).not.toContain(name);
    expect(runCli(cli, root, "render")).toMatchObject({ status: 0, stderr: "" });
    expect(run(root, "retire", name)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("did you mean tenant-0002?"),
    });
  });
});
