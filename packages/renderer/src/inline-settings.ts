import type { FluxKustomization } from "@tenantry/crd-schemas";
import type { Catalog } from "@tenantry/tenant-model";
import type { KubernetesObject } from "./resource.ts";

/**
 * A Flux Kustomization that needs no ConfigMap or Secret: `flux build kustomization --dry-run` skips `substituteFrom`
 * (flux2 v2.9, internal/build). Values of Secrets are the examples that the catalog declares.
 */
export function inlineSettings(object: KubernetesObject, { variables }: Catalog): KubernetesObject {
  const kustomization = object as KubernetesObject & Pick<FluxKustomization, "spec">;
  const { spec } = kustomization;
  if (spec?.postBuild === undefined) return kustomization;
  const inline = { ...spec, postBuild: { substitute: Object.fromEntries(variables) } };
  return { ...kustomization, spec: inline } as KubernetesObject;
}
