import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { note } from "../summary.ts";
import { fetchCrds } from "./crd-files.ts";
import { writeJsonSchemas } from "./json-schemas.ts";
import { findCycle, readOrder } from "./kustomization-order.ts";
import { findObjectDifference, identify } from "./object-difference.ts";
import {
  type AnyObject,
  buildWithFlux,
  buildWithKustomize,
  type FluxAnswer,
  judgeAsApiServer,
  judgeWithKubeconform,
} from "./real-tools.ts";
import { type RenderedScenario, readObjects, renderScenario } from "./rendered-scenario.ts";
import { listCommitted, listOperators, listRandom, listStyles, writeLarge, writePrefixed } from "./scenarios.ts";

const folder = mkdtempSync(join(tmpdir(), "tenantry-conformance-"));
const scenarios = [
  ...listCommitted(),
  ...listStyles(),
  ...listOperators(),
  writePrefixed(),
  writeLarge(),
  ...listRandom(40),
];
const rendered: RenderedScenario[] = [];
const built: FluxAnswer[][] = [];
let crdsFor: (version: string) => string[] = () => [];

beforeAll(async () => {
  const started = performance.now();
  crdsFor = await fetchCrds(join(folder, "crds"));
  for (const scenario of scenarios) rendered.push(await renderScenario(scenario, folder));
  const answers = buildWithFlux(rendered.flatMap(({ requests }) => requests));
  for (const { requests } of rendered) built.push(answers.splice(0, requests.length));
  note("flux", `${rendered.length} catalogs rendered, ${built.flat().length} Flux Kustomizations built`, started);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("Flux 2.9", () => {
  it("builds and substitutes every folder, strictly", () => {
    expect(built.flat().length).toBeGreaterThan(rendered.length);
    for (const [at, answers] of built.entries())
      for (const { error } of answers) expect(error, rendered[at]?.name).toBeUndefined();
  });

  it("gets object for object what our own substitution makes of the catalog", () => {
    const started = performance.now();
    let compared = 0;
    const different: string[] = [];
    for (const [at, { name, objects }] of rendered.entries()) {
      const theirs = (built[at] ?? []).flatMap((answer) => answer.objects ?? []);
      const difference = findObjectDifference(theirs, objects);
      if (difference !== undefined) different.push(`${name}: ${difference}`);
      compared += objects.length;
    }
    note("flux", `${compared} objects compared with ours, ${different.length} different`, started);
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThan(3000);
  });

  it("finds the path of each of its Kustomizations, and every dependency or its declaration", () => {
    for (const { name, catalog, root, requests } of rendered) {
      const order = readOrder(requests.map(({ kustomization }) => kustomization));
      const ownFlux = catalog.dragonfly === undefined ? [] : [catalog.dragonfly.flux];
      const named = [catalog.flux, ...catalog.operators, ...ownFlux].flatMap(({ dependsOn }) =>
        dependsOn.map((it) => it.name),
      );
      const known = new Set([...order.keys(), ...named]);
      for (const { kustomization } of requests) {
        const { path } = kustomization["spec"] as { path: string };
        expect(existsSync(join(root, path, "kustomization.yaml")), `${name}: ${path}`).toBe(true);
      }
      for (const dependency of [...order.values()].flat()) expect([...known], name).toContain(dependency);
      expect(findCycle(order), name).toBeUndefined();
      // The stages wait for each other: all but the first for one of ours.
      const apart = new Set([
        ...catalog.operators.map(({ kustomization }) => kustomization),
        ...ownFlux.map((it) => it.name),
      ]);
      const stages = [...order].filter(([unit]) => !apart.has(unit));
      const isStage = (unit: string) => order.has(unit) && !apart.has(unit);
      const waiting = stages.filter(([, dependencies]) => dependencies.some(isStage));
      if (catalog.flux.layout === "staged") expect(waiting.length, name).toBe(stages.length - 1);
    }
  });

  it("finds the folders below a path prefix", () => {
    const prefixed = rendered.filter(({ catalog }) => catalog.flux.pathPrefix !== undefined);
    expect(prefixed.length).toBeGreaterThan(0);
    for (const { name, catalog, requests } of prefixed)
      for (const { kustomization } of requests)
        expect((kustomization["spec"] as { path: string }).path, name).toMatch(`./${catalog.flux.pathPrefix}/`);
  });
});

describe("kustomize", () => {
  it("builds every folder by itself", () => {
    const started = performance.now();
    const seen = new Set<string>();
    for (const { name, catalog, root, files, requests } of rendered) {
      for (const { kustomization } of requests) {
        const path = (kustomization["spec"] as { path: string }).path;
        // Styles have most of their folders in common: the same texts are built once.
        const below = [...files].filter(([file]) =>
          join(catalog.flux.pathPrefix ?? "", file).startsWith(`${path.replace(/^\.\//, "")}/`),
        );
        expect(below.length, `${name}: ${path}`).toBeGreaterThan(0);
        const digest = createHash("sha256").update(JSON.stringify(below)).digest("hex");
        if (seen.has(digest)) continue;
        seen.add(digest);
        expect(buildWithKustomize(join(root, path)).error, `${name}: ${path}`).toBeUndefined();
      }
    }
    note("kustomize", `${seen.size} different folders built, 0 failed`, started);
    expect(seen.size).toBeGreaterThan(50);
  });

  it("builds the files that hold the Flux Kustomizations", () => {
    const started = performance.now();
    const texts = new Set(rendered.map(({ files, catalog }) => files.get(catalog.output.fluxKustomization) ?? ""));
    for (const [at, text] of [...texts].entries()) {
      const place = join(folder, `flux-kustomizations-${at}`);
      mkdirSync(place);
      writeFileSync(join(place, "ks.yaml"), text);
      writeFileSync(join(place, "kustomization.yaml"), "resources: [ks.yaml]\n");
      expect(buildWithKustomize(place).error, text.slice(0, 300)).toBeUndefined();
    }
    note("kustomize", `${texts.size} different files of Flux Kustomizations built, 0 failed`, started);
    expect(texts.size).toBeGreaterThan(20);
  });
});

describe("the API server's own validation, and kubeconform", () => {
  it("refuse no object that we render, and know every kind", () => {
    const started = performance.now();
    const verdicts = { valid: 0, apiServer: 0, decoded: 0 };
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
      for (const [at, { known, core, faults }] of answers.entries()) {
        expect(known, `${version} ${identify(plain[at] ?? {})}`).toBe(true);
        expect(faults, `${version} ${identify(plain[at] ?? {})}`).toEqual([]);
        if (core) verdicts.decoded += 1;
        else verdicts.apiServer += 1;
      }
      const conforming = judgeWithKubeconform(schemas, plain);
      expect(conforming).toHaveLength(plain.length);
      expect(conforming.filter(({ status }) => status !== "statusValid")).toEqual([]);
      verdicts.valid += conforming.length;
    }
    note("kubeconform", `${verdicts.valid} objects valid, 0 invalid, 0 skipped`, started);
    note(
      "API server",
      `${verdicts.apiServer} objects valid, ${verdicts.decoded} of Kubernetes' own kinds decoded, 0 invalid, 0 skipped`,
      started,
    );
    expect(verdicts.apiServer).toBeGreaterThan(1000);
  });

  it("take what docs/by-hand shows without a word, as the README says: only rules find its mistakes", () => {
    const objects = readObjects(readFileSync(new URL("../../../docs/by-hand/databases.yaml", import.meta.url), "utf8"));
    expect(objects.length).toBeGreaterThan(2);
    for (const version of ["1.29.2", "1.30.0"]) {
      const files = crdsFor(version);
      const schemas = join(folder, "schemas-by-hand", version);
      writeJsonSchemas(schemas, files);
      expect(judgeAsApiServer(files, objects).map(({ known, faults }) => ({ known, faults }))).toEqual(
        objects.map(() => ({ known: true, faults: [] })),
      );
      expect(new Set(judgeWithKubeconform(schemas, objects).map(({ status }) => status))).toEqual(
        new Set(["statusValid"]),
      );
    }
  });
});
