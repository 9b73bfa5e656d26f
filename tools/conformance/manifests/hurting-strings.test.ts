import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { explainUndeliverable } from "@tenantry/flux-postbuild";
import type { KubernetesObject } from "@tenantry/renderer";
import { afterAll, describe, expect, it } from "vitest";
import { note } from "../summary.ts";
import { listTexts, MEGABYTE } from "./hurting-texts.ts";
import { findObjectDifference } from "./object-difference.ts";
import { buildWithFlux, buildWithKustomize } from "./real-tools.ts";
import { placeForFlux } from "./text-folder.ts";

const folder = mkdtempSync(join(tmpdir(), "tenantry-strings-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const texts = listTexts(3000);
/** Each character of Unicode's first plane; surrogates are halves of others. */
const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
  (character) => !/\p{Surrogate}/u.test(character),
);
/** Kustomize takes a time that grows with the square of the objects, and an object may hold many texts. */
const TEXTS_PER_OBJECT = 50;

/** Objects of two kinds that carry texts wherever one may stand. */
function carry(carried: readonly string[], index: number): KubernetesObject[] {
  const named = (prefix: string) => Object.fromEntries(carried.map((text, at) => [`${prefix}-${at}`, text]));
  const metadata = { name: `texts-${index}`, namespace: "databases", annotations: named("example.org/text") };
  const data = { ...named("text"), ...Object.fromEntries(carried.map((text, at) => [`also-${at}`, `${text}\n`])) };
  const roles = carried.map((comment, at) => ({ name: `role-${at}`, comment }));
  return [
    { apiVersion: "v1", kind: "ConfigMap", metadata, data },
    {
      apiVersion: "postgresql.cnpg.io/v1",
      kind: "Cluster",
      metadata,
      spec: {
        postgresql: { parameters: named("text"), pg_hba: [...carried, ...carried.map((text) => `# ${text}`)] },
        managed: { roles },
      },
    },
  ] as unknown as KubernetesObject[];
}

const placeFolder = (objects: readonly KubernetesObject[]) => placeForFlux(folder, objects);
const buildApart = (lists: readonly (readonly KubernetesObject[])[]) => buildWithFlux(lists.map(placeFolder));

/** Which of `carried` Flux does not deliver, one by one: asked only after a failure. */
function explainFailure(carried: readonly string[]): string[] {
  const alone = carried.map((text) => carry([text], 0));
  return buildApart(alone).flatMap(({ error, objects }, at) => {
    const fault = error ?? findObjectDifference(objects ?? [], alone[at] ?? []);
    return fault === undefined ? [] : [`${JSON.stringify(carried[at]).slice(0, 200)}: ${fault.slice(0, 300)}`];
  });
}

describe("text that somebody supplies", () => {
  it("arrives as it was written, whatever it looks like to YAML, kustomize and Flux", () => {
    const started = performance.now();
    // `carry` writes each with a line break behind it, too.
    const arriving = texts.filter((text) => [text, `${text}\n`].every((it) => explainUndeliverable(it) === undefined));
    const groups = Array.from({ length: Math.ceil(arriving.length / TEXTS_PER_OBJECT) }, (_, at) =>
      arriving.slice(at * TEXTS_PER_OBJECT, (at + 1) * TEXTS_PER_OBJECT),
    );
    const lists = groups.map(carry);
    for (const [at, { error, objects }] of buildApart(lists).entries()) {
      const fault = error ?? findObjectDifference(objects ?? [], lists[at] ?? []);
      if (fault !== undefined) expect(explainFailure(groups[at] ?? []), fault.slice(0, 300)).toEqual([]);
      expect(fault?.slice(0, 300)).toBeUndefined();
    }
    note("strings", `${arriving.length} texts in ${lists.flat().length} objects arrive unchanged`, started);
    expect(arriving.length).toBeGreaterThan(texts.length * 0.9);
  });

  it("does not arrive where `render` refuses it, character by character and text by text", () => {
    const started = performance.now();
    const refusedCharacters = characters.filter((character) => explainUndeliverable(character) !== undefined);
    const refused = [
      ...refusedCharacters.map((character) => `a${character}b`),
      ...texts.filter((text) => explainUndeliverable(text) !== undefined).slice(0, 60),
    ];
    expect(refused.length).toBeGreaterThan(80);
    const alone = refused.map((text) => [
      { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" }, data: { text } },
    ]);
    for (const [at, { error, objects }] of buildApart(alone as unknown as KubernetesObject[][]).entries()) {
      const fault = error ?? findObjectDifference(objects ?? [], alone[at] ?? []);
      expect(fault, JSON.stringify(refused[at])).toBeDefined();
    }
    note("strings", `${refused.length} texts do not arrive, and are refused by us`, started);
  });

  it("arrives with every other character of Unicode's first plane in it", () => {
    const started = performance.now();
    const arriving = characters.filter((character) => explainUndeliverable(character) === undefined);
    const lines = Array.from(
      { length: Math.ceil(arriving.length / 64) },
      (_, at) => `a${arriving.slice(at * 64, (at + 1) * 64).join("")}`,
    );
    const objects = carry(lines, 0).slice(0, 1);
    const [answer] = buildApart([objects]);
    expect(answer?.error?.slice(0, 300)).toBeUndefined();
    expect(findObjectDifference(answer?.objects ?? [], objects)).toBeUndefined();
    note("strings", `${arriving.length} characters arrive`, started);
  });

  it("stops kustomize alone as it stops Flux", () => {
    for (const text of ["\tone\n\ttwo\n", "a\x7fb", "a\uffff"]) {
      const { root } = placeFolder(carry([text], 0));
      expect(buildWithKustomize(join(root, "in")).error, JSON.stringify(text)).toBeDefined();
    }
  });

  it("arrives when it is a megabyte long", () => {
    const started = performance.now();
    expect(MEGABYTE.length).toBeGreaterThan(1e6);
    const objects = carry([MEGABYTE], 0).slice(0, 1);
    const [answer] = buildApart([objects]);
    expect(answer?.error?.slice(0, 300)).toBeUndefined();
    expect(findObjectDifference(answer?.objects ?? [], objects)).toBeUndefined();
    note("strings", "a text of 1 MB arrives unchanged", started);
  });
});
