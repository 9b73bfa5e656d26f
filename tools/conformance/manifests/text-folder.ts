import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { printDocuments } from "@tenantry/renderer";
import type { FluxRequest } from "./real-tools.ts";

type Documents = Parameters<typeof printDocuments>[0];

/** Prints objects for Flux into a folder below `parent`, with the settings NAME and X that it substitutes. */
export function placeForFlux(parent: string, objects: Documents): FluxRequest {
  const root = mkdtempSync(join(parent, "root-"));
  mkdirSync(join(root, "in"));
  writeFileSync(join(root, "in/objects.yaml"), printDocuments(objects, { substitution: "flux" }));
  const kustomization = {
    apiVersion: "kustomize.config.k8s.io/v1beta1",
    kind: "Kustomization",
    resources: ["objects.yaml"],
  };
  writeFileSync(join(root, "in/kustomization.yaml"), JSON.stringify(kustomization));
  const spec = { path: "./in", postBuild: { substitute: { NAME: "substituted", X: "substituted" } } };
  return { root, sources: [], kustomization: { metadata: { name: "a", namespace: "b" }, spec } };
}
