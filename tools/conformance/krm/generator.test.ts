import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { runCli } from "../../../apps/generator/src/e2e/test-cli.ts";
import { note } from "../summary.ts";
import { type Build, useKustomize } from "./kustomize-functions.ts";

const repository = fileURLToPath(new URL("../../../", import.meta.url));
const { folder, cli, kustomize } = useKustomize();

/** A copy of a repository whose catalog is a generator, rendered. @returns the catalog's folder and its workloads */
function prepare(source: string, catalog: string) {
  const root = mkdtempSync(join(folder, "root-"));
  cpSync(resolve(repository, source), root, {
    recursive: true,
    filter: (path) => !/node_modules|\.git$|dist/.test(path),
  });
  mkdirSync(join(root, ".git"));
  const file = join(root, catalog, "tenants.yaml");
  const document = parseDocument(readFileSync(file, "utf8"));
  document.setIn(["metadata", "annotations"], {
    "config.kubernetes.io/function": "exec: {path: tenantry, args: [krm]}\n",
  });
  writeFileSync(file, String(document));
  writeFileSync(join(root, catalog, "kustomization.yaml"), "generators: [tenants.yaml]\n");
  // Annotations change nothing that is rendered.
  const { status, stderr } = runCli(cli, root, "render", join(catalog, "tenants.yaml"));
  expect(status, stderr).toBe(0);
  const name = String(document.getIn(["metadata", "name"]));
  const output = document.getIn(["spec", "output", "workloads"]);
  return {
    root,
    folder: join(root, catalog),
    workloads: String(output ?? `kubernetes/workloads/${name}/databases/cloudnative-pg`),
  };
}

/** Folders with a kustomization file, below and with the one of the workloads. */
function listUnits(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith("kustomization.yaml"))
    .map((name) => join(path, name, ".."));
}

/** Objects by identity. */
function index(objects: Build["objects"]) {
  const named = objects.map((object) => {
    const { namespace, name } = object["metadata"] as { namespace?: string; name: string };
    return [`${object["apiVersion"]} ${object["kind"]} ${namespace}/${name}`, object] as const;
  });
  return new Map(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const LARGE = {
  apiVersion: "tenantry.dev/v1alpha1",
  kind: "TenantCatalog",
  metadata: { name: "large" },
  spec: {
    cluster: {
      name: "shared",
      storage: { size: "500Gi" },
      parameters: { max_connections: 2400, shared_buffers: "32GB" },
      resources: { requests: { cpu: "16", memory: "128Gi" } },
    },
    backup: { method: "plugin", schedule: "0 0 2 * * *", bucket: "backups" },
    secrets: { store: { name: "vault" } },
    tenants: Array.from({ length: 250 }, (_, at) => ({
      name: `tenant-${at + 1}`,
      shard: Math.floor(at / 100) + 1,
      poolers: [{ instances: 1, connections: 1 }],
    })),
  },
};

describe("a TenantCatalog as a generator of kustomize", () => {
  it.each([
    ["infra, one folder", "", "kubernetes/catalogs/infra", 1],
    ["apps, one folder", "", "kubernetes/catalogs/apps", 1],
    ["the newcomer's stages", "docs/examples/newcomer", ".", 4],
    ["a fleet with included files", "docs/examples/fleet", "kubernetes/catalogs/production", 2],
    ["a shared pooler", "docs/examples/shared-pooler", ".", 1],
  ])("gives the objects of the rendered folders: %s", (_name, source, catalog, atLeast) => {
    const { root, folder: at, workloads } = prepare(source === "" ? "." : source, catalog);
    const generated = kustomize.build(at);
    expect(generated.status, generated.stderr).toBe(0);
    const units = listUnits(join(root, workloads));
    expect(units.length).toBeGreaterThanOrEqual(atLeast);
    const rendered = units.flatMap((unit) => {
      const { objects, stderr } = kustomize.build(unit, []);
      expect(stderr).toBe("");
      return objects;
    });
    expect(rendered.length).toBeGreaterThan(5);
    expect(index(generated.objects)).toEqual(index(rendered));
    expect(generated.objects).toHaveLength(rendered.length);
  });

  it("gives the objects of all shards: 250 tenants in three", () => {
    const source = mkdtempSync(join(folder, "large-"));
    writeFileSync(join(source, "tenants.yaml"), JSON.stringify(LARGE));
    const { root, folder: at, workloads } = prepare(source, ".");
    const started = performance.now();
    const generated = kustomize.build(at);
    note("krm", `250 tenants in three shards: ${generated.objects.length} objects from the generator`, started);
    expect(generated.status, generated.stderr).toBe(0);
    const units = listUnits(join(root, workloads));
    const rendered = units.flatMap((unit) => kustomize.build(unit, []).objects);
    expect(index(generated.objects)).toEqual(index(rendered));
    expect(rendered.length).toBeGreaterThan(1000);
  });

  it("gives the very bytes of the rendered folder, where there is one", () => {
    const { root, folder: at, workloads } = prepare(".", "kubernetes/catalogs/infra");
    expect(kustomize.build(at).stdout).toBe(kustomize.build(join(root, workloads), []).stdout);
  });

  it("is found in a folder that is listed, with its plugins, and keeps the days that it holds", () => {
    const { root, folder: at } = prepare("docs/examples/plugins", "catalog");
    const file = join(at, "tenants.yaml");
    const waiver = "  waivers:\n    - rule: teams/team\n      reason: it is a test\n      until: 2999-01-01\n";
    writeFileSync(
      file,
      readFileSync(file, "utf8")
        .replace(/^ {2}plugins:\n/m, `${waiver}  plugins:\n`)
        .replace(/^ {10}billing: payments\n/m, ""),
    );
    expect(runCli(cli, root, "validate", "catalog/tenants.yaml")).toMatchObject({ status: 0 });
    writeFileSync(join(at, "kustomization.yaml"), "resources: [tenants.yaml]\n");
    writeFileSync(join(root, "kustomization.yaml"), "generators: [catalog]\n");
    const { status, stderr, objects } = kustomize.build(root);
    expect(status, stderr).toBe(0);
    expect(objects.map(({ metadata }) => (metadata as { name: string }).name)).toContain("teams");
  });

  it("fails the build with the problem's file and line", () => {
    const { folder: at } = prepare("docs/examples/newcomer", ".");
    const file = join(at, "tenants.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("size: 20Gi", "size: 20 GB"));
    const { status, stdout, stderr } = kustomize.build(at);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^tenants\.yaml:\d+:13: error \[schema\] `size` is "20 GB"/);
    expect(stderr).toContain("Error: couldn't execute function: exit status 1");
  });
});

describe("kustomize without the flags", () => {
  it("refuses functions without --enable-alpha-plugins", () => {
    const { folder: at } = prepare("docs/examples/newcomer", ".");
    for (const flags of [[], ["--enable-exec"]]) {
      const { status, stderr } = kustomize.build(at, flags);
      expect(status).toBe(1);
      expect(stderr).toContain("external plugins disabled; unable to load external plugin 'TenantCatalog'");
    }
  });
});
