import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchCrds } from "./crd-files.ts";
import { writeJsonSchemas } from "./json-schemas.ts";
import {
  type AnyObject,
  buildWithFlux,
  buildWithKustomize,
  type FluxAnswer,
  judgeAsApiServer,
  judgeWithKubeconform,
} from "./real-tools.ts";
import { type RenderedScenario, renderScenario } from "./rendered-scenario.ts";
import { listCommitted, listRandom, listStyles, writeLarge } from "./scenarios.ts";

const folder = mkdtempSync(join(tmpdir(), "tenantry-conformance-"));
const scenarios = [...listCommitted(), ...listStyles(), writeLarge(), ...listRandom(40)];
const rendered: RenderedScenario[] = [];
const built: FluxAnswer[][] = [];
let crdsFor: (version: string) => string[] = () => [];

beforeAll(async () => {
  crdsFor = await fetchCrds(join(folder, "crds"));
  for (const scenario of scenarios) rendered.push(await renderScenario(scenario, folder));
  const answers = buildWithFlux(rendered.flatMap(({ requests }) => requests));
  for (const { requests } of rendered) built.push(answers.splice(0, requests.length));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function identify(object: AnyObject): string {
  const { namespace, name } = object["metadata"] as { namespace?: string; name: string };
  return `${object["apiVersion"]} ${object["kind"]} ${namespace ?? ""}/${name}`;
}

/** Objects by identity, as JSON has them. */
function index(objects: readonly object[]): Map<string, unknown> {
  const plain = JSON.parse(JSON.stringify(objects)) as AnyObject[];
  return new Map(plain.map((object) => [identify(object), object] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe("Flux 2.9", () => {
  it("builds and substitutes every folder, strictly", () => {
    expect(built.flat().length).toBeGreaterThan(rendered.length);
    for (const [at, answers] of built.entries())
      for (const { error } of answers) expect(error, rendered[at]?.name).toBeUndefined();
  });

  it("gets object for object what `tenantry build` prints", () => {
    let compared = 0;
    for (const [at, { name, objects }] of rendered.entries()) {
      const theirs = (built[at] ?? []).flatMap((answer) => answer.objects ?? []);
      expect(theirs, name).toHaveLength(objects.length);
      expect(index(theirs), name).toEqual(index(objects));
      compared += objects.length;
    }
    console.log(
      `${rendered.length} catalogs, ${built.flat().length} Flux Kustomizations, ${compared} objects compared`,
    );
  });

  it("finds the path of each of its Kustomizations, and every dependency or its declaration", () => {
    for (const { name, catalog, root, requests } of rendered) {
      const names = requests.map(({ kustomization }) => (kustomization["metadata"] as { name: string }).name);
      const known = new Set([...names, ...catalog.flux.dependsOn.map((it) => it.name)]);
      for (const { kustomization } of requests) {
        const spec = kustomization["spec"] as { path: string; dependsOn?: { name: string }[] };
        expect(existsSync(join(root, spec.path, "kustomization.yaml")), `${name}: ${spec.path}`).toBe(true);
        for (const dependency of spec.dependsOn ?? []) expect([...known], name).toContain(dependency.name);
      }
    }
  });
});

describe("kustomize", () => {
  it("builds every folder by itself", () => {
    const seen = new Set<string>();
    for (const { name, root, files, requests } of rendered) {
      for (const { kustomization } of requests) {
        const path = (kustomization["spec"] as { path: string }).path;
        // Styles have most of their folders in common: the same texts are built once.
        const below = [...files].filter(([file]) => `./${file}`.startsWith(`${path.replace(/^(?!\.\/)/, "./")}/`));
        const digest = createHash("sha256").update(JSON.stringify(below)).digest("hex");
        if (seen.has(digest)) continue;
        seen.add(digest);
        expect(buildWithKustomize(join(root, path)).error, `${name}: ${path}`).toBeUndefined();
      }
    }
    console.log(`${seen.size} different folders`);
    expect(seen.size).toBeGreaterThan(50);
  });
});

describe("the API server's own validation, and kubeconform", () => {
  it("refuse no object that we render, and know every kind", () => {
    const verdicts = { valid: 0, apiServer: 0 };
    const byVersion = new Map<string, RenderedScenario[]>();
    for (const scenario of rendered) {
      const version = scenario.catalog.versions.cloudNativePG.split(".").slice(0, 2).join(".");
      byVersion.set(version, [...(byVersion.get(version) ?? []), scenario]);
    }
    for (const [version, group] of byVersion) {
      const files = crdsFor(version);
      const schemas = join(folder, "schemas", version);
      writeJsonSchemas(schemas, files);
      const objects = group.flatMap((it) => [...it.objects, ...it.requests.map(({ kustomization }) => kustomization)]);
      const plain = JSON.parse(JSON.stringify(objects)) as AnyObject[];
      const answers = judgeAsApiServer(files, plain);
      for (const [at, { known, faults }] of answers.entries()) {
        expect(faults, `${version} ${identify(plain[at] ?? {})}`).toEqual([]);
        if (known) verdicts.apiServer += 1;
      }
      const conforming = judgeWithKubeconform(schemas, plain);
      expect(conforming).toHaveLength(plain.length);
      expect(conforming.filter(({ status }) => status !== "statusValid")).toEqual([]);
      verdicts.valid += conforming.length;
    }
    console.log(`kubeconform: ${verdicts.valid} valid, 0 invalid, 0 skipped; API server: ${verdicts.apiServer} valid`);
    expect(verdicts.apiServer).toBeGreaterThan(1000);
  });
});
