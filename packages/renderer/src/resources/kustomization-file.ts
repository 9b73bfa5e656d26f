import type { Catalog, Tenant } from "@tenantry/tenant-model";
import type { KubernetesObject, RenderedFile } from "../resource.ts";
import type { FilledUnit } from "../units.ts";

/** kustomize's own format (api/types/kustomization.go of kustomize v5.8.1); no CRD speaks of it. */
interface KustomizationFile extends KubernetesObject {
  readonly apiVersion: "kustomize.config.k8s.io/v1beta1";
  readonly kind: "Kustomization";
  readonly namespace?: string;
  readonly resources: readonly string[];
}

export interface KustomizationOptions {
  readonly toolVersion: string;
  /** Files with objects of other namespaces than the cluster's; none when left out. */
  readonly elsewhere?: ReadonlySet<string>;
}

/**
 * Lists the files of each folder that Flux applies, in their given order.
 * @param toolVersion written once, into the first: a new version then changes one file where it renders the same. So are the
 *   settings whose values are baked somewhere: `check` tells by them which setting changed
 */
export function buildKustomizationFiles(
  catalog: Catalog,
  units: readonly FilledUnit[],
  { toolVersion, elsewhere = new Set() }: KustomizationOptions,
): RenderedFile[] {
  return units.map((unit, index) => {
    const { folder, files } = unit;
    const object: KustomizationFile = {
      apiVersion: "kustomize.config.k8s.io/v1beta1",
      kind: "Kustomization",
      ...(files.some((file) => elsewhere.has(`${folder}/${file}`)) ? {} : chooseNamespace(catalog, unit)),
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

/** kustomize puts every object into its namespace: none may be named beside Secrets of applications, which have theirs. */
function chooseNamespace(catalog: Catalog, { stages, shard, files }: FilledUnit): { namespace?: string } {
  const { cluster, tenants } = catalog;
  // Files of Dragonfly, wherever they stand, are about its own namespace and those of its clients.
  if (stages.includes("dragonfly") || files.some((file) => file.startsWith("dragonfly-"))) return {};
  const holdsClients = (tenant: Tenant) =>
    tenant.shard === (stages.includes("clients") ? 1 : stages.length === 0 && shard);
  const elsewhere = tenants
    .filter(holdsClients)
    .some(({ clients }) => clients.some(({ namespace }) => namespace !== cluster.namespace));
  return elsewhere ? {} : { namespace: cluster.namespace };
}

function describeOrigin({ settingsRead }: Catalog, toolVersion: string): string {
  const settings = [...settingsRead].map(
    ([name, value]) => `${name}=${/[\s"]/.test(value) ? JSON.stringify(value) : value}`,
  );
  return settings.length === 0
    ? `tenantry ${toolVersion}`
    : `tenantry ${toolVersion}; settings read: ${settings.join(" ")}`;
}
