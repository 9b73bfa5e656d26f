import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compileCatalog } from "./compile-catalog.ts";

const root = new URL("../../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const FILE = "kubernetes/catalogs/infra/tenants.yaml";
const WORKLOADS = "kubernetes/workloads/platform/databases/cloudnative-pg";
const { version } = JSON.parse(read("apps/generator/package.json"));

async function compile(change: (text: string) => string = (text) => text) {
  const compilation = await compileCatalog(change(read(FILE)), FILE, {
    toolVersion: version,
    today: "2026-11-21",
    openPlugins: () => Promise.reject(new Error("it has no plugins")),
    listIncluded: () => ({ files: [], problems: [] }),
    readSettingsText: (path) => ({ ok: true, text: read(path) }),
  });
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.problems, null, 1));
  return compilation.compiled;
}

/** Story 24's Links and tasks, in the story's words. */
const STORY_FILES = [
  ..."cluster externalsecrets scheduledbackup databases monitoring-configmap prometheusrule backup-validation"
    .split(" ")
    .map((stem) => `${WORKLOADS}/shared-cluster/${stem}.yaml`),
  ..."harbor keycloak gitlab synergyflow"
    .split(" ")
    .flatMap((tenant) => [
      `${WORKLOADS}/poolers/${tenant}-pooler.yaml`,
      `${WORKLOADS}/poolers/${tenant}-pooler-pdb.yaml`,
    ]),
  `${WORKLOADS}/kustomization.yaml`,
  "kubernetes/infrastructure/databases/cloudnative-pg/ks.yaml",
];

describe("the catalog infra", () => {
  it("renders every file that story 24 names", async () => {
    const { files } = await compile();
    expect([...files.keys()]).toEqual(expect.arrayContaining(STORY_FILES));
  });

  it("is committed as it renders", async () => {
    const { files } = await compile();
    for (const [path, text] of files) expect(read(path), path).toBe(text);
  });

  it.each(["1.27", "1.27.0", "1.28.4", "1.29.2", "1.30.0", "1.30"])(
    "is what CloudNativePG %s accepts, and the version changes nothing that is rendered",
    async (cloudNativePG) => {
      const { files } = await compile((text) =>
        text.replace('cloudNativePG: "1.27"', `cloudNativePG: "${cloudNativePG}"`),
      );
      for (const [path, text] of files) expect(read(path), path).toBe(text);
    },
  );

  it("holds no placeholder after postBuild", async () => {
    const objects = (await compile()).listObjects();
    expect(objects).toHaveLength(26);
    // The dashboard's placeholders are Grafana's.
    const others = objects.filter(({ metadata }) => metadata?.name !== "shared-postgres-dashboard");
    expect(JSON.stringify(others)).not.toContain("${");
  });
});
