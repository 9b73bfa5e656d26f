import { readFileSync } from "node:fs";
import type { KubernetesObject } from "@tenantry/renderer";
import { renderCatalog } from "@tenantry/renderer";
import { type CatalogSource, parseCatalog, resolveCatalog } from "@tenantry/tenant-model";
import { buildKit } from "@tenantry/validation-kit";
import { describe, expect, it } from "vitest";
import { judgeCatalog } from "./judge-catalog.ts";
import { judgeKit } from "./judge-kit.ts";

const root = new URL("../../../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");

async function open(file: string) {
  const parsed = await parseCatalog(read(file), file, () => ({ files: [], problems: [] }));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const settings = new Map(parsed.parsed.settingsFiles.map((path) => [path, read(path)]));
  const resolved = await resolveCatalog(parsed.parsed, settings);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
  const { catalog } = resolved;
  const { source } = parsed.parsed;
  const rendering = await renderCatalog(catalog, { toolVersion: "1.2.3", source });
  const kit = buildKit(
    catalog,
    rendering.objects.map(({ object }) => object),
  );
  return { catalog, source, settings, rendering, kit };
}

const catalogs = ["infra", "apps"].map((name) => `kubernetes/catalogs/${name}/tenants.yaml`);

describe("what people apply by hand", () => {
  it.each(catalogs)(
    "of %s is taken by the API server, and rules find nothing more than in the catalog but that it may be deleted",
    async (file) => {
      const { catalog, source, settings, rendering, kit } = await open(file);
      expect(kit.objects.length).toBeGreaterThan(4);
      expect(await judgeKit(kit, { catalog, source })).toEqual([]);
      const known = { today: "2026-11-21", source, settings, settingsUsed: new Set(catalog.variables.keys()) };
      const judge = (objects: typeof rendering.objects) => judgeCatalog(catalog, objects, known);
      const extra = kit.objects.map((object) => ({ object, file: "kit.yaml", trace: () => ["spec", "verify"] }));
      const before = new Set((await judge(rendering.objects)).map(({ rule, message }) => `${rule}: ${message}`));
      const found = (await judge([...rendering.objects, ...extra])).map(({ rule, message }) => `${rule}: ${message}`);
      const more = found.filter((it) => !before.has(it));
      // Flux does not know of the scratch Cluster, and that its volumes go with it is what people want.
      expect(more).toEqual([expect.stringMatching(/^prune-unprotected: Cluster shared-postgres-restore-drill /)]);
    },
  );

  it.each<[string, (object: KubernetesObject) => unknown, string]>([
    ["a Cluster of no instance", (it) => ({ ...it, spec: { instances: 0 } }), "instances"],
    [
      "a field that is no field",
      (it) => ({ ...it, spec: { ...(it as { spec?: object }).spec, instancez: 1 } }),
      "instancez",
    ],
  ])("is refused with %s", async (_, change, word) => {
    const { catalog, source, kit } = await open(catalogs[1] ?? "");
    const objects = kit.objects.map((it) => (it.kind === "Cluster" ? (change(it) as KubernetesObject) : it));
    const problems = await judgeKit({ objects }, { catalog, source: source as CatalogSource });
    expect(problems.map(({ message }) => message).join()).toContain(word);
    expect(problems[0]).toMatchObject({ severity: "error", path: "spec.verify", rule: "crd-schema" });
  });

  it("has no Job that the API server would refuse without a word", async () => {
    const { catalog, source, kit } = await open(catalogs[1] ?? "");
    const objects = kit.objects.map((it) =>
      it.kind === "Job" ? ({ ...it, spec: { backoff: 1 } } as KubernetesObject) : it,
    );
    const problems = await judgeKit({ objects }, { catalog, source });
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]?.message).toMatch(/^Job tenantry-test-gitlab of the kit: /);
  });
});
