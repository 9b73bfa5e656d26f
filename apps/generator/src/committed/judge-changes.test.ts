import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadCatalog } from "../catalogs/load-catalog.ts";
import { PathInspector } from "../disk/path-inspector.ts";
import { edit } from "../e2e/test-cli.ts";
import { writeTree } from "../test-root.ts";
import { openBaseline } from "./open-baseline.ts";
import { TestRepository } from "./test-repository.ts";

const file = "kubernetes/catalogs/infra/tenants.yaml";
const settings = "kubernetes/clusters/infra/cluster-settings.yaml";

const FILES = {
  [settings]: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: cluster-settings\ndata:\n  SIZE: "20Gi"\n',
  [file]: `apiVersion: tenantry.dev/v1alpha1
kind: TenantCatalog
metadata:
  name: infra
spec:
  versions:
    cloudNativePG: "1.30"
  flux:
    substituteFrom:
      - kind: ConfigMap
        name: cluster-settings
        file: ${settings}
  cluster:
    name: shared
    postgresVersion: "17.6"
    storage:
      size: \${SIZE}
  backup:
    method: none
    reason: a test
  secrets:
    existing: true
  tenants:
    - name: wiki
    - name: docs
      databases:
        - name: docs
          extensions: [hstore]
          encoding: UTF8
          template: template0
`,
};

async function compile(root: string) {
  const { baseline } = await openBaseline(root, { catalogs: [file] });
  return loadCatalog(new PathInspector(root), file, {
    toolVersion: "1.0.0",
    today: "2026-11-21",
    ...(baseline !== undefined && { baseline }),
  });
}

/** Rules that find something because of what is committed. */
async function findIn(root: string): Promise<readonly string[]> {
  const compilation = await compile(root);
  const problems = compilation.ok ? compilation.compiled.problems : compilation.problems;
  return problems
    .filter(({ message, help }) => /was |gone|becomes|shrinks|committed|not listed|place of/.test(`${message}${help}`))
    .map(({ rule, path, file: where, line }) => `${where}:${line} ${rule} ${path}`);
}

async function makeCommitted(): Promise<string> {
  const repository = new TestRepository();
  writeTree(repository.root, FILES);
  const compilation = await compile(repository.root);
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.problems));
  writeTree(repository.root, Object.fromEntries(compilation.compiled.files));
  repository.commit();
  return repository.root;
}

describe("a catalog that is held against what is committed", () => {
  it("is fine as it was", async () => {
    expect(await findIn(await makeCommitted())).toEqual([]);
  });

  it("is refused where a setting alone shrinks a volume, with the place in the catalog that names it", async () => {
    const root = await makeCommitted();
    edit(root, settings, "20Gi", "10Gi");
    expect(await findIn(root)).toEqual([`${file}:17 storage-shrunk spec.cluster.storage.size`]);
  });

  it("is refused where a tenant vanishes, and not where it is retired", async () => {
    const root = await makeCommitted();
    edit(root, file, "    - name: wiki\n", "");
    expect(await findIn(root)).toEqual([`${file}:23 tenant-vanished spec.tenants`]);
    edit(root, file, "  tenants:\n", "  tenants:\n    - name: wiki\n      state: retired\n");
    expect(await findIn(root)).toEqual([]);
  });

  it("is refused where a field that the API server keeps changes", async () => {
    const root = await makeCommitted();
    edit(root, file, "encoding: UTF8", "encoding: LATIN1");
    expect(await findIn(root)).toEqual([`${file}:29 crd-rule spec.tenants[1].databases[0].encoding`]);
  });

  it("is warned where something is left out that stays in the database", async () => {
    const root = await makeCommitted();
    edit(root, file, "          extensions: [hstore]\n", "");
    expect(await findIn(root)).toEqual([`${file}:27 removed-entry-stays spec.tenants[1].databases[0].extensions`]);
  });

  it("is refused where the cluster gets another name", async () => {
    const root = await makeCommitted();
    edit(root, file, "    name: shared\n", "    name: other\n");
    const found = await findIn(root);
    expect(found).toContain(`${file}:14 cluster-renamed spec.cluster.name`);
    // The references of Poolers and Databases may not change either.
    expect(found.some((line) => line.includes(" crd-rule "))).toBe(true);
  });

  it("accepts what a waiver accepts", async () => {
    const root = await makeCommitted();
    edit(root, settings, "20Gi", "10Gi");
    edit(
      root,
      file,
      "  tenants:\n",
      "  waivers:\n    - rule: storage-shrunk\n      reason: never applied\n  tenants:\n",
    );
    expect(await findIn(root)).toEqual([]);
    rmSync(join(root, settings));
    expect((await compile(root)).ok).toBe(false);
  });
});
