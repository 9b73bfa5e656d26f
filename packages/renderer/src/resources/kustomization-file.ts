import type { Catalog } from "@tenantry/tenant-model";
import type { KubernetesObject, RenderedFile } from "../resource.ts";

/** kustomize's own format (api/types/kustomization.go of kustomize v5.8.1); no CRD speaks of it. */
interface KustomizationFile extends KubernetesObject {
  readonly apiVersion: "kustomize.config.k8s.io/v1beta1";
  readonly kind: "Kustomization";
  readonly namespace: string;
  readonly resources: readonly string[];
}

/**
 * Lists the files of the workloads folder in their given order.
 * @param toolVersion written once, here: a new version then changes one file where it renders the same. So are the settings
 *   whose values are baked somewhere: `check` tells by them which setting changed
 */
export function buildKustomizationFile(
  catalog: Catalog,
  files: readonly RenderedFile[],
  { toolVersion }: { readonly toolVersion: string },
): RenderedFile {
  const folder = `${catalog.output.workloads}/`;
  const object: KustomizationFile = {
    apiVersion: "kustomize.config.k8s.io/v1beta1",
    kind: "Kustomization",
    namespace: catalog.cluster.namespace,
    resources: files.map(({ path }) => path.slice(folder.length)),
  };
  return {
    path: `${folder}kustomization.yaml`,
    objects: [{ object, origin: ["spec", "output", "workloads"] }],
    comment: describeOrigin(catalog, toolVersion),
    substitution: "none",
  };
}

function describeOrigin({ settingsRead }: Catalog, toolVersion: string): string {
  const settings = [...settingsRead].map(([name, value]) => `${name}=${value}`);
  return settings.length === 0
    ? `tenantry ${toolVersion}`
    : `tenantry ${toolVersion}; settings read: ${settings.join(" ")}`;
}
