import type { Catalog } from "@tenantry/tenant-model";
import type { KubernetesObject, RenderedFile } from "../resource.ts";
import type { FilledUnit } from "../units.ts";

/** kustomize's own format (api/types/kustomization.go of kustomize v5.8.1); no CRD speaks of it. */
interface KustomizationFile extends KubernetesObject {
  readonly apiVersion: "kustomize.config.k8s.io/v1beta1";
  readonly kind: "Kustomization";
  readonly namespace?: string;
  readonly resources: readonly string[];
}

/**
 * Lists the files of each folder that Flux applies, in their given order.
 * @param toolVersion written once, into the first: a new version then changes one file where it renders the same. So are the
 *   settings whose values are baked somewhere: `check` tells by them which setting changed
 */
export function buildKustomizationFiles(
  catalog: Catalog,
  units: readonly FilledUnit[],
  { toolVersion }: { readonly toolVersion: string },
): RenderedFile[] {
  const namespace = chooseNamespace(catalog);
  return units.map(({ folder, files }, index) => {
    const object: KustomizationFile = {
      apiVersion: "kustomize.config.k8s.io/v1beta1",
      kind: "Kustomization",
      ...namespace,
      resources: files,
    };
    return {
      path: `${folder}/kustomization.yaml`,
      objects: [{ object, origin: ["spec", "output", "workloads"] }],
      ...(index === 0 && { comment: describeOrigin(catalog, toolVersion) }),
      substitution: "none",
    };
  });
}

/** kustomize puts every object into its namespace: none may be named where applications have Secrets in theirs. */
function chooseNamespace({ cluster, tenants }: Catalog): { namespace?: string } {
  const elsewhere = tenants.some(({ clients }) => clients.some(({ namespace }) => namespace !== cluster.namespace));
  return elsewhere ? {} : { namespace: cluster.namespace };
}

function describeOrigin({ settingsRead }: Catalog, toolVersion: string): string {
  const settings = [...settingsRead].map(([name, value]) => `${name}=${value}`);
  return settings.length === 0
    ? `tenantry ${toolVersion}`
    : `tenantry ${toolVersion}; settings read: ${settings.join(" ")}`;
}
