import type { Catalog } from "@tenantry/tenant-model";
import type { BuildResources, RenderedFile } from "./resource.ts";
import { buildBackupValidation } from "./resources/backup-validation.ts";
import { buildClientSecrets } from "./resources/client-secret.ts";
import { buildCluster } from "./resources/cluster.ts";
import { buildDashboardConfigMap } from "./resources/dashboard.ts";
import { buildDatabases } from "./resources/database.ts";
import { buildDatabaseRoles } from "./resources/database-role.ts";
import { buildExternalSecrets } from "./resources/external-secret.ts";
import { buildFluxKustomizations } from "./resources/flux-kustomization.ts";
import { buildImageCatalog } from "./resources/image-catalog.ts";
import { buildKustomizationFiles } from "./resources/kustomization-file.ts";
import { buildMonitoringConfigMap } from "./resources/monitoring-config-map.ts";
import { buildNamespace } from "./resources/namespace.ts";
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
  ["namespace", buildNamespace],
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
];

/** Every file of the catalog. @throws Error when two kinds claim one path: that is a bug, no catalog may bring it about. */
export function buildFiles(catalog: Catalog, options: { readonly toolVersion: string }): readonly RenderedFile[] {
  const workloads = resources.flatMap(([, build]) => build(catalog));
  const units = fillUnits(
    catalog,
    workloads.map(({ path }) => path),
  );
  const files = [
    ...workloads,
    ...buildKustomizationFiles(catalog, units, options),
    buildFluxKustomizations(catalog, units),
  ];
  const paths = new Set<string>();
  for (const { path } of files) {
    if (paths.has(path)) throw new Error(`two kinds of resources write ${path}: each needs a path of its own`);
    paths.add(path);
  }
  return files;
}
