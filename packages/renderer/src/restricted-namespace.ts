import type { Namespace } from "@tenantry/crd-schemas";
import type { Catalog } from "@tenantry/tenant-model";
import { labelObject } from "./labels.ts";
import { NEVER_PRUNED } from "./names.ts";
import type { Renderable } from "./resource.ts";

const LEVELS = ["enforce", "audit", "warn"] as const;

/** A namespace in which everything runs under the restricted Pod Security Standard. */
export function buildRestrictedNamespace(catalog: Catalog, name: string): Renderable<Namespace> {
  const levels = Object.fromEntries(LEVELS.map((level) => [`pod-security.kubernetes.io/${level}`, "restricted"]));
  return {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name, labels: { ...labelObject(catalog), ...levels }, annotations: NEVER_PRUNED },
  };
}
