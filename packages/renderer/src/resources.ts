import type { Catalog } from "@tenantry/tenant-model";
import type { BuildResources, RenderedFile } from "./resource.ts";
import { buildBackupValidation } from "./resources/backup-validation.ts";
import { buildClientSecrets } from "./resources/client-secret.ts";
import { buildCluster } from "./resources/cluster.ts";
import { buildDashboardConfigMap } from "./resources/dashboard.ts";
import { buildDatabases } from "./resources/database.ts";
import { buildDatabaseRoles } from "./resources/database-role.ts";
import { buildDragonfly } from "./resources/dragonfly.ts";
import { buildDragonflyClientSecrets } from "./resources/dragonfly-client-secret.ts";
import { buildDragonflyNetworkPolicy } from "./resources/dragonfly-network-policy.ts";
import { buildDragonflySecrets } from "./resources/dragonfly-secret.ts";
import { buildExternalSecrets } from "./resources/external-secret.ts";
import { buildFluxKustomizations } from "./resources/flux-kustomization.ts";
import { buildHelmReleases } from "./resources/helm-release.ts";
import { buildHelmRepositories } from "./resources/helm-repository.ts";
import { buildImageCatalog } from "./resources/image-catalog.ts";
import { buildKustomizationFiles } from "./resources/kustomization-file.ts";
import { buildMonitoringConfigMap } from "./resources/monitoring-config-map.ts";
import { buildNamespaces } from "./resources/namespace.ts";
import { buildNetworkPolicies } from "./resources/network-policy.ts";
import { buildObjectStores } from "./resources/object-store.ts";
import { buildPasswordGenerator } from "./resources/password-generator.ts";
import { buildPodDisruptionBudgets } from "./resources/pod-disruption-budget.ts";
import { buildPodMonitors } from "./resources/pod-monitor.ts";
import { buildPoolers } from "./resources/pooler.ts";
import { buildRuleFile } from "./resources/rule-file.ts";
import { buildScheduledBackup } from "./resources/scheduled-backup.ts";
import { fillUnits } from "./units.ts";

/** The kinds of the workloads folder, in the order in which its kustomization file lists their files. */
export const resources: readonly (readonly [id: string, build: BuildResources])[] = [
  ["namespace", buildNamespaces],
  ["helm-repository", buildHelmRepositories],
  ["helm-release", buildHelmReleases],
  ["password-generator", buildPasswordGenerator],
  ["external-secret", buildExternalSecrets],
  ["client-secret", buildClientSecrets],
  ["image-catalog", buildImageCatalog],
  ["object-store", buildObjectStores],
  ["cluster", buildCluster],
  ["network-policy", buildNetworkPolicies],
  ["scheduled-backup", buildScheduledBackup],
  ["database-role", buildDatabaseRoles],
  ["database", buildDatabases],
  ["pooler", buildPoolers],
  ["pod-disruption-budget", buildPodDisruptionBudgets],
  ["monitoring-config-map", buildMonitoringConfigMap],
  ["pod-monitor", buildPodMonitors],
  ["rule-file", buildRuleFile],
  ["dashboard", buildDashboardConfigMap],
  ["backup-validation", buildBackupValidation],
  ["dragonfly-secret", buildDragonflySecrets],
  ["dragonfly", buildDragonfly],
  ["dragonfly-network-policy", buildDragonflyNetworkPolicy],
  ["dragonfly-client-secret", buildDragonflyClientSecrets],
];

/** The objects' files, without those that tell kustomize and Flux of them. */
export function buildWorkloads(catalog: Catalog): readonly RenderedFile[] {
  return resources.flatMap(([, build]) => build(catalog));
}

export interface CompleteOptions {
  readonly toolVersion: string;
  /** What plugins have added. */
  readonly added: readonly RenderedFile[];
}

/** The same with those. @throws Error when two kinds claim one path: that is a bug, no catalog may bring it about. */
export function completeFiles(
  ours: readonly RenderedFile[],
  catalog: Catalog,
  { toolVersion, added }: CompleteOptions,
): readonly RenderedFile[] {
  const workloads = [...ours, ...added];
  const units = fillUnits(
    catalog,
    workloads.map(({ path }) => path),
  );
  const files = [
    ...workloads,
    ...buildKustomizationFiles(catalog, units, { toolVersion, elsewhere: listElsewhere(added, catalog) }),
    buildFluxKustomizations(catalog, units),
  ];
  const paths = new Set<string>();
  for (const { path } of files) {
    if (paths.has(path)) throw new Error(`two kinds of resources write ${path}: each needs a path of its own`);
    paths.add(path);
  }
  return files;
}

/** Files with objects of other namespaces, or of none. */
function listElsewhere(files: readonly RenderedFile[], { cluster }: Catalog): ReadonlySet<string> {
  const holding = files.filter(({ objects }) =>
    objects.some(({ object }) => object.metadata?.namespace !== cluster.namespace),
  );
  return new Set(holding.map(({ path }) => path));
}

/** Every file of a catalog without plugins. */
export function buildFiles(
  catalog: Catalog,
  { toolVersion }: { readonly toolVersion: string },
): readonly RenderedFile[] {
  return completeFiles(buildWorkloads(catalog), catalog, { toolVersion, added: [] });
}
