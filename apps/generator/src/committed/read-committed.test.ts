import { readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { renderCatalog } from "@tenantry/renderer";
import { parseCatalog, resolveCatalog } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { createCatalogInputs } from "../catalogs/load-catalog.ts";
import { readSettingsTexts } from "../compile-catalog.ts";
import { PathInspector } from "../disk/path-inspector.ts";
import { edit } from "../e2e/test-cli.ts";
import { writeTree } from "../test-root.ts";
import { openBaseline } from "./open-baseline.ts";
import { type CurrentCatalog, readCommitted } from "./read-committed.ts";
import { TestRepository } from "./test-repository.ts";

const file = "kubernetes/catalogs/infra/tenants.yaml";
const settings = "kubernetes/clusters/infra/cluster-settings.yaml";

const TEXT = `apiVersion: tenantry.dev/v1alpha1
kind: TenantCatalog
metadata:
  name: infra
spec:
  include: [tenants.d/*.yaml]
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
`;
const FILES = {
  [file]: TEXT,
  "kubernetes/catalogs/infra/tenants.d/blog.yaml": "name: blog\nstate: retired\n",
  [settings]: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: cluster-settings\ndata:\n  SIZE: "20Gi"\n',
};

async function compile(root: string, path: string): Promise<CurrentCatalog> {
  const inputs = createCatalogInputs(new PathInspector(root), path);
  const parsing = await parseCatalog(readFileSync(join(root, path), "utf8"), path, inputs.listIncluded);
  if (!parsing.ok) throw new Error(JSON.stringify(parsing.problems));
  const { parsed } = parsing;
  const texts = readSettingsTexts(parsed, inputs.readSettingsText);
  if (!texts.ok) throw new Error(JSON.stringify(texts.problems));
  const resolution = await resolveCatalog(parsed, texts.texts);
  if (!resolution.ok) throw new Error(JSON.stringify(resolution.problems));
  const rendering = await renderCatalog(resolution.catalog, { toolVersion: "1.0.0" });
  return { parsed, catalog: resolution.catalog, rendering, settings: texts.texts };
}

/** A repository with a catalog and what it renders, all committed. */
async function makeCommitted(folder = ""): Promise<{ readonly repository: TestRepository; readonly root: string }> {
  const repository = new TestRepository();
  const root = join(repository.root, folder);
  writeTree(root, FILES);
  const { rendering } = await compile(root, file);
  writeTree(root, Object.fromEntries(rendering.files));
  repository.commit();
  return { repository, root };
}

async function read(root: string, path = file, against?: string) {
  const { baseline, problems } = await openBaseline(root, {
    catalogs: [path],
    ...(against !== undefined && { against }),
  });
  if (baseline === undefined) throw new Error(JSON.stringify(problems));
  const current = await compile(root, path);
  const state = await readCommitted(baseline, current);
  if (state === undefined) throw new Error("nothing is rendered");
  return { state, current };
}

const CLUSTER = "postgresql.cnpg.io/Cluster databases/shared";
const sizeOf = ({ state }: Awaited<ReturnType<typeof read>>) => {
  const spec = state.objects?.get(CLUSTER)?.object["spec"] as { storage?: { size?: string } } | undefined;
  return spec?.storage?.size;
};

describe("readCommitted", () => {
  it("takes the rendered objects themselves where nothing changed", async () => {
    const { root } = await makeCommitted();
    const { state, current } = await read(root);
    // A kustomization file has no name that could tell it from another.
    const objects = current.rendering.objects.filter(({ object }) => object.metadata !== undefined);
    const committed = new Set([...(state.objects ?? new Map()).values()].map(({ object }) => object));
    expect(objects.every(({ object }) => committed.has(object as never))).toBe(true);
    expect([...state.tenants]).toEqual([
      ["wiki", "present"],
      ["blog", "retired"],
    ]);
  });

  it("sees what a setting alone changes, in a file that stays as it is", async () => {
    const { root } = await makeCommitted();
    edit(root, settings, "20Gi", "10Gi");
    expect(sizeOf(await read(root))).toBe("20Gi");
  });

  it("reads files that differ with the settings of then", async () => {
    const { root } = await makeCommitted();
    edit(root, settings, 'SIZE: "20Gi"', 'VOLUME: "10Gi"');
    edit(root, file, "${SIZE}", "${VOLUME}");
    edit(root, file, "- name: wiki", "- name: docs");
    const found = await read(root);
    expect(sizeOf(found)).toBe("20Gi");
    expect([...found.state.tenants.keys()]).toEqual(["wiki", "blog"]);
    expect(found.state.objects?.has("postgresql.cnpg.io/Database databases/wiki")).toBe(true);
    expect(found.state.objects?.has("postgresql.cnpg.io/Database databases/docs")).toBe(false);
  });

  it("reads the tenants of included files, also of those that are gone", async () => {
    const { root } = await makeCommitted();
    rmSync(join(root, "kubernetes/catalogs/infra/tenants.d/blog.yaml"));
    writeTree(root, { "kubernetes/catalogs/infra/tenants.d/shop.yaml": "name: shop\n" });
    expect([...(await read(root)).state.tenants]).toEqual([
      ["wiki", "present"],
      ["blog", "retired"],
    ]);
  });

  it("knows a root below the top, and a detached HEAD", async () => {
    const { repository, root } = await makeCommitted("platform");
    const first = repository.git("rev-parse", "HEAD");
    edit(root, settings, "20Gi", "30Gi");
    repository.commit();
    repository.git("checkout", "-q", "--detach", "HEAD");
    expect(sizeOf(await read(root))).toBe("30Gi");
    expect(sizeOf(await read(root, file, first))).toBe("20Gi");
  });

  it("knows a catalog by its name where its folder was renamed, and its files where the output moved", async () => {
    const { root } = await makeCommitted();
    renameSync(join(root, "kubernetes/catalogs/infra"), join(root, "kubernetes/catalogs/platform"));
    const moved = "kubernetes/catalogs/platform/tenants.yaml";
    edit(root, moved, "spec:\n", "spec:\n  output:\n    workloads: kubernetes/workloads/platform\n");
    edit(root, settings, "20Gi", "10Gi");
    const found = await read(root, moved);
    expect(sizeOf(found)).toBe("20Gi");
    expect([...found.state.tenants.keys()]).toEqual(["wiki", "blog"]);
  });

  it("has nothing of a catalog that is not committed", async () => {
    const { root } = await makeCommitted();
    writeTree(root, {
      "kubernetes/catalogs/new/tenants.yaml": TEXT.replace("infra\n", "new\n").replace(/ {2}include.*\n/, ""),
    });
    const { state } = await read(root, "kubernetes/catalogs/new/tenants.yaml");
    expect([state.objects?.size, state.tenants.size]).toEqual([0, 0]);
  });

  it("knows tenants only where what is rendered is kept elsewhere", async () => {
    const repository = new TestRepository();
    repository.commit(FILES);
    const { state } = await read(repository.root);
    expect(state.objects).toBeUndefined();
    expect([...state.tenants.keys()]).toEqual(["wiki", "blog"]);
  });

  it("keeps what is committed although the files on disk were not rendered anew", async () => {
    const { repository, root } = await makeCommitted();
    edit(root, file, 'postgresVersion: "17.6"', 'postgresVersion: "16.9"');
    repository.commit();
    const { state } = await read(root);
    expect(state.objects?.get(CLUSTER)?.object["spec"]).toMatchObject({
      imageName: expect.stringContaining("17.6"),
    });
  });
});
