import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { TestWorkspace } from "./test-workspace.ts";

const CATALOG = "kubernetes/catalogs/shared/tenants.yaml";
const ANSWERS = ["--bucket", "acme-backups", "--store", "vault", "--tenant", "shop"];

const workspace = new TestWorkspace();
beforeAll(() => workspace.install());
afterAll(() => workspace.remove());
beforeEach(() =>
  workspace.reset({
    "nx.json": JSON.stringify({ analytics: false, neverConnectToCloud: true }),
    "package.json": JSON.stringify({ name: "acme", private: true, devDependencies: { nx: "23.2.1" } }),
    "package-lock.json": JSON.stringify({ name: "acme", lockfileVersion: 3, packages: {} }),
    ".gitignore": "node_modules\n.nx\n",
  }),
);

const read = (path: string) => readFileSync(join(workspace.root, path), "utf8");
const generate = (name: string, ...args: readonly string[]) =>
  workspace.nx("g", `@tenantry/nx:${name}`, ...args, "--no-interactive");

describe("in an Nx workspace", { timeout: 120_000 }, () => {
  it("init adds the plugin, a catalog that becomes a project, a workflow and attributes, and then nothing more", () => {
    const first = generate("init", ...ANSWERS);
    expect(first).toMatchObject({ status: 0, output: expect.stringContaining(`CREATE ${CATALOG}`) });
    expect(JSON.parse(read("nx.json")).plugins).toEqual(["@tenantry/nx"]);
    expect(JSON.parse(read("package.json")).devDependencies).toMatchObject({ tenantry: expect.stringMatching(/^\d/) });
    expect(read(CATALOG)).toContain("    bucket: acme-backups\n");
    expect(read(".gitattributes")).toContain("linguist-generated");
    expect(read(".github/workflows/tenantry.yml")).toContain("run: npm ci\n");
    expect(workspace.nx("show", "projects")).toMatchObject({
      status: 0,
      output: expect.stringContaining("catalog-shared"),
    });
    const again = generate("init");
    expect(again).toMatchObject({ status: 0, output: expect.stringContaining(`left alone: ${CATALOG}`) });
    expect(again.output).not.toMatch(/CREATE|UPDATE/);
  });

  it("init names the option that is missing", () => {
    const { status, output } = generate("init", "--bucket", "acme-backups");
    expect(status).not.toBe(0);
    expect(output).toContain("--store is missing");
    expect(existsSync(join(workspace.root, CATALOG))).toBe(false);
  });

  it("tenant adds one as the CLI does, and a dry run writes nothing", () => {
    generate("init", ...ANSWERS);
    const before = read(CATALOG);
    const dry = generate("tenant", "blog", "--dry-run");
    expect(dry).toMatchObject({ status: 0, output: expect.stringContaining(`UPDATE ${CATALOG}`) });
    expect(dry.output).toMatch(
      new RegExp(`\n--- a/${CATALOG}\n\\+\\+\\+ b/${CATALOG}\n@@ [^\n]*\n( [^\n]*\n)+\\+    - name: blog\n`),
    );
    expect(read(CATALOG)).toBe(before);
    const { status, output } = generate("tenant", "blog", "--namespace=web", "--mode=session");
    expect({ status, output }).toEqual({ status: 0, output: expect.stringContaining("nx run catalog-shared:render") });
    expect(read(CATALOG)).toBe(
      `${before}    - name: blog\n      poolers:\n        - mode: session\n      clients:\n        - namespace: web\n`,
    );
    expect(generate("tenant", "blog").output).toContain("is there already");
  });

  it("a catalog that stands elsewhere is edited where it is named", () => {
    generate("init", ...ANSWERS);
    mkdirSync(join(workspace.root, "databases"));
    renameSync(join(workspace.root, CATALOG), join(workspace.root, "databases/tenants.yaml"));
    expect(generate("tenant", "blog").output).toContain("name the file of one elsewhere with --catalog");
    expect(generate("tenant", "blog", "--catalog=databases")).toMatchObject({ status: 0 });
    expect(generate("retire-tenant", "blog", "--catalog=databases/tenants.yaml")).toMatchObject({ status: 0 });
    expect(read("databases/tenants.yaml")).toContain("    - name: blog\n      state: retired\n");
  });

  it("retire-tenant retires, then removes, and not the other way round", () => {
    generate("init", ...ANSWERS);
    const before = read(CATALOG);
    generate("tenant", "blog");
    expect(generate("retire-tenant", "blog", "--remove").output).toContain("is not retired");
    expect(generate("retire-tenant", "blog")).toMatchObject({ status: 0 });
    expect(read(CATALOG)).toContain("    - name: blog\n      state: retired\n");
    expect(generate("retire-tenant", "blog", "--remove").output).toContain("the database blog stays in PostgreSQL");
    expect(read(CATALOG)).toBe(before);
  });

  it("a mistake is said in words, and nothing is written", () => {
    generate("init", ...ANSWERS);
    const before = read(CATALOG);
    const { status, output } = generate("retire-tenant", "shpo");
    expect(status).not.toBe(0);
    expect(output).toContain("did you mean shop?");
    expect(generate("tenant", "Shop_1").output).toContain("expected a DNS label");
    expect(read(CATALOG)).toBe(before);
  });
});
