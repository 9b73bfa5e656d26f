import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { beforeAll, describe, expect, it } from "vitest";
import { TestRepository } from "../committed/test-repository.ts";
import { askStart } from "../editing/ask-start.ts";
import { makeRoot, readTree } from "../test-root.ts";
import { buildCli, runCli } from "./test-cli.ts";

let cli = "";
beforeAll(() => {
  const built = buildCli();
  cli = built.cli;
  return built.remove;
});

const CATALOG = "kubernetes/catalogs/shared/tenants.yaml";
const WORKFLOW = ".github/workflows/tenantry.yml";
const ANSWERS = ["--bucket", "acme-backups", "--store", "vault", "--tenant", "shop"];
const run = (root: string, ...args: readonly string[]) => runCli(cli, root, "init", ...args);

describe("tenantry init", () => {
  it("writes into an empty folder what renders without a problem, and then has nothing to do", () => {
    const root = makeRoot();
    const first = run(root, ...ANSWERS);
    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(first.stdout).toBe(
      `created    ${CATALOG}\ncreated    ${WORKFLOW}\ncreated    .gitattributes\n` +
        "next       put into vault: shared-postgres-shop (password), shared-postgres-backup (ACCESS_KEY_ID, SECRET_ACCESS_KEY)\n" +
        "next       tenantry render, and commit all of it; tenantry tenant add NAME for the next application\n",
    );
    expect(runCli(cli, root, "validate")).toMatchObject({ status: 0, stderr: "" });
    expect(runCli(cli, root, "render")).toMatchObject({ status: 0, stderr: "" });
    const before = readTree(root);
    expect(run(root)).toMatchObject({
      status: 0,
      stdout: `left alone ${CATALOG}\nleft alone ${WORKFLOW}\nleft alone .gitattributes\n`,
    });
    expect(readTree(root)).toEqual(before);
  });

  it("names secrets that the rendered objects ask for, and paths that rendered files have", () => {
    const repository = new TestRepository();
    const { root } = repository;
    run(root, ...ANSWERS);
    runCli(cli, root, "render");
    const objects = runCli(cli, root, "build", "shared").stdout;
    for (const item of ["shared-postgres-shop", "shared-postgres-backup"]) expect(objects).toContain(`key: ${item}\n`);
    repository.commit();
    const rendered = Object.keys(readTree(root)).filter((path) =>
      /^(?:docs|kubernetes\/(?:workloads|infra))/.test(path),
    );
    expect(rendered.length).toBeGreaterThan(20);
    const attributes = repository
      .git("check-attr", "linguist-generated", "eol", "--", ...rendered, CATALOG)
      .split("\n");
    expect(attributes.filter((line) => !/: (?:set|lf)$/.test(line))).toEqual([
      `${CATALOG}: linguist-generated: unspecified`,
      `${CATALOG}: eol: unspecified`,
    ]);
  });

  it("points editors at the schema that the package brings", () => {
    const root = makeRoot();
    run(root, ...ANSWERS);
    const [, schema = ""] = /\$schema=(\S+)/.exec(readFileSync(join(root, CATALOG), "utf8")) ?? [];
    const place = join(root, CATALOG, "..", schema);
    expect(place).toBe(join(root, "node_modules/tenantry/tenants.schema.json"));
    const brought = join(cli, "../..", place.slice(join(root, "node_modules/tenantry").length));
    expect(JSON.parse(readFileSync(brought, "utf8")).properties).toHaveProperty("spec");
    for (const [, other = ""] of readFileSync(brought, "utf8").matchAll(/"\$ref": "(\.\/[^"]+)"/g)) {
      expect(JSON.parse(readFileSync(join(brought, "..", other), "utf8"))).toHaveProperty("$schema");
    }
  });

  it("replaces no file, and extends .gitattributes", () => {
    const root = makeRoot({ [WORKFLOW]: "name: mine\n", ".gitattributes": "*.png binary" });
    expect(run(root, ...ANSWERS, "--name", "apps")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(`left alone ${WORKFLOW}`),
    });
    expect(readTree(root)[WORKFLOW]).toBe("name: mine\n");
    expect(readTree(root)[".gitattributes"]).toMatch(/^\*\.png binary\nkubernetes\/workloads\/apps\//);
    expect(run(root, ...ANSWERS, "--name", "infra").stdout).toContain(
      "created    kubernetes/catalogs/infra/tenants.yaml",
    );
    expect(run(root, ...ANSWERS)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("name the new one with --name"),
    });
  });

  it("shows everything as a diff in a dry run", () => {
    const root = makeRoot();
    const { status, stdout } = run(root, ...ANSWERS, "--dry-run");
    expect({ status, tree: readTree(root) }).toEqual({ status: 0, tree: {} });
    const applied = spawnSync("git", ["apply"], {
      cwd: root,
      input: stdout.replace(/^(?:next|dry run).*\n/gm, ""),
      encoding: "utf8",
    });
    expect(applied).toMatchObject({ status: 0, stderr: "" });
    const written = makeRoot();
    run(written, ...ANSWERS);
    expect(readTree(root)).toEqual(readTree(written));
  });

  it.each([
    [["--bucket", "acme-backups", "--tenant", "shop"], "--store is missing"],
    [[...ANSWERS, "--size", "10 GB"], '--size "10 GB": expected a size above zero'],
    [[...ANSWERS, "--name", "My_Catalog"], '--name "My_Catalog": expected a DNS label'],
  ])("without a terminal answers %j with a usage error that names the option", (args, message) => {
    const root = makeRoot();
    expect(run(root, ...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(message) });
    expect(readTree(root)).toEqual({});
  });

  it("refuses a catalog that no check would pass", () => {
    const root = makeRoot();
    expect(run(root, "--bucket", "acme-backups", "--store", "vault", "--tenant", "postgres")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("[name-reserved]"),
    });
    expect(readTree(root)).toEqual({});
  });
});

describe("on a terminal", () => {
  const ask = async (typed: readonly string[], given: Readonly<Record<string, string>> = {}) => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    let shown = "";
    const lines = [...typed];
    output.on("data", (chunk) => {
      shown += chunk;
      if (!String(chunk).endsWith(": ")) return;
      const line = lines.shift();
      if (line === undefined) input.end();
      else input.write(`${line}\n`);
    });
    const told = new Map(Object.entries(given).map(([option, value]) => [option, [value]]));
    return { read: await askStart(told, [], { input, output }), shown };
  };

  it("asks what is missing, again where an answer does not do, and takes the usual one for none", async () => {
    const { read, shown } = await ask(["", "10 GB", "20Gi", "acme-backups", "shop"], { store: "vault" });
    expect(read).toEqual({
      ok: true,
      answers: { name: "shared", size: "20Gi", bucket: "acme-backups", store: "vault", tenant: "shop" },
    });
    expect(shown).toContain("Name of the catalog [shared]: ");
    expect(shown).toContain('  "10 GB": expected a size above zero');
    expect(shown).not.toContain("ClusterSecretStore");
  });

  it("writes nothing where the input ends early", async () => {
    const { read, shown } = await ask(["shared"]);
    expect(read).toMatchObject({ ok: false, help: expect.stringContaining("nothing was written") });
    // What is printed next starts a line of its own.
    expect(shown).toMatch(/Size of each database volume \[20Gi\]: \n$/);
  });

  it("takes what was typed ahead, and writes what it asked for", () => {
    const root = makeRoot();
    const typed = "\\n\\nacme-backups\\nvault\\nshop\\n";
    const command = `printf '${typed}' | script -qec '"${process.execPath}" "${cli}" init' /dev/null`;
    const { stdout, stderr } = spawnSync("sh", ["-c", command], { cwd: root, encoding: "utf8", timeout: 20_000 });
    expect(stderr).toBe("");
    expect(stdout).toContain("First application: ");
    expect(stdout).toContain(`created    ${CATALOG}`);
    expect(readTree(root)[CATALOG]).toContain("    - name: shop\n");
  });
});
