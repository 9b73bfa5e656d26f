import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { note } from "../summary.ts";
import { writeHurtingCatalog } from "./hurting-catalog.ts";
import { listTexts, MEGABYTE } from "./hurting-texts.ts";
import { findObjectDifference } from "./object-difference.ts";
import { buildWithFlux, buildWithKustomize } from "./real-tools.ts";
import { type RenderedScenario, renderScenario } from "./rendered-scenario.ts";

const CATALOGS = 40;
const folder = mkdtempSync(join(tmpdir(), "tenantry-hurting-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What Flux makes of all of a scenario's Kustomizations. @throws Error with Flux's words */
function deliver({ requests }: RenderedScenario) {
  return buildWithFlux(requests).flatMap(({ error, objects }) => {
    if (error !== undefined) throw new Error(error.slice(0, 500));
    return objects ?? [];
  });
}

function listScalars(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(listScalars) : [];
}

describe("text in a tenants.yaml", () => {
  it("arrives from every field as the author wrote it and as the model holds it", async () => {
    const started = performance.now();
    const texts = listTexts(1200);
    const seen = new Set<string>();
    let objects = 0;
    for (let index = 0; index < CATALOGS; index += 1) {
      const { scenario, texts: expected } = writeHurtingCatalog(texts, index);
      const rendered = await renderScenario(scenario, folder);
      const delivered = deliver(rendered);
      expect(findObjectDifference(delivered, rendered.objects), scenario.name).toBeUndefined();
      const arrived = new Set(listScalars(delivered));
      expect(
        [...expected].filter((text) => !arrived.has(text)),
        scenario.name,
      ).toEqual([]);
      for (const text of expected) seen.add(text);
      objects += delivered.length;
    }
    note("strings", `${CATALOGS} catalogs with ${seen.size} texts: ${objects} objects arrive unchanged`, started);
    expect(seen.size).toBeGreaterThan(700);
  });

  it("is built by kustomize alone as well", async () => {
    for (const index of [0, 7, 20]) {
      const { requests, root } = await renderScenario(writeHurtingCatalog(listTexts(1200), index).scenario, folder);
      for (const { kustomization } of requests) {
        const { path } = kustomization["spec"] as { path: string };
        expect(buildWithKustomize(join(root, path)).error, path).toBeUndefined();
      }
    }
  });

  it("arrives when it is a megabyte long", async () => {
    const started = performance.now();
    // The escape hatch takes no `${` in a text, since it reads placeholders.
    const description = MEGABYTE.replaceAll("${", "$$ {");
    expect(description.length).toBeGreaterThan(1e6);
    const spec = {
      flux: { substitute: { X: "substituted" } },
      cluster: { name: "shared", storage: { size: "20Gi" }, spec: { description } },
      backup: { method: "none", reason: "a test" },
      secrets: { store: { name: "vault" } },
      tenants: [{ name: "harbor" }],
    };
    const document = { apiVersion: "tenantry.dev/v1alpha1", kind: "TenantCatalog", metadata: { name: "any" }, spec };
    const inputs = new Map([["tenants.yaml", stringify(document)]]);
    const rendered = await renderScenario({ name: "a megabyte", file: "tenants.yaml", inputs }, folder);
    const delivered = deliver(rendered);
    expect(findObjectDifference(delivered, rendered.objects)).toBeUndefined();
    expect(listScalars(delivered).some((text) => text === description)).toBe(true);
    note("strings", "a catalog with a text of 1 MB arrives unchanged", started);
  });

  it("is refused with its place where Flux could not build it", async () => {
    const spec = {
      cluster: { name: "shared", storage: { size: "20Gi" }, spec: { description: "\tone\n\ttwo\n" } },
      backup: { method: "none", reason: "a test" },
      secrets: { store: { name: "vault" } },
      tenants: [{ name: "harbor" }],
    };
    const document = { apiVersion: "tenantry.dev/v1alpha1", kind: "TenantCatalog", metadata: { name: "any" }, spec };
    const inputs = new Map([["tenants.yaml", stringify(document)]]);
    const rendering = renderScenario({ name: "a tab", file: "tenants.yaml", inputs }, folder);
    await expect(rendering).rejects.toThrow("text-undeliverable");
  });
});
