import type { Catalog } from "@tenantry/tenant-model";
import type { BuildResources, RenderedFile } from "./resource.ts";
import { buildBackupValidation } from "./resources/backup-validation.ts";
import { buildCluster } from "./resources/cluster.ts";
import { buildDatabases } from "./resources/database.ts";
import { buildExternalSecrets } from "./resources/external-secret.ts";
import { buildFluxKustomization } from "./resources/flux-kustomization.ts";
import { buildKustomizationFile } from "./resources/kustomization-file.ts";
import { buildMonitoringConfigMap } from "./resources/monitoring-config-map.ts";
import { buildNamespace } from "./resources/namespace.ts";
import { buildPodDisruptionBudgets } from "./resources/pod-disruption-budget.ts";
import { buildPodMonitors } from "./resources/pod-monitor.ts";
import { buildPoolers } from "./resources/pooler.ts";
import { buildRuleFile } from "./resources/rule-file.ts";
import { buildScheduledBackup } from "./resources/scheduled-backup.ts";

/** The kinds of the workloads folder, in the order in which its kustomization file lists their files. */
export const resources: readonly (readonly [id: string, build: BuildResources])[] = [
  ["namespace", buildNamespace],
  ["external-secret", buildExternalSecrets],
  ["cluster", buildCluster],
  ["scheduled-backup", buildScheduledBackup],
  ["database", buildDatabases],
  ["pooler", buildPoolers],
  ["pod-disruption-budget", buildPodDisruptionBudgets],
  ["monitoring-config-map", buildMonitoringConfigMap],
  ["pod-monitor", buildPodMonitors],
  ["rule-file", buildRuleFile],
  ["backup-validation", buildBackupValidation],
];

/** Every file of the catalog. @throws Error when two kinds claim one path: that is a bug, no catalog may bring it about. */
export function buildFiles(catalog: Catalog, options: { readonly toolVersion: string }): readonly RenderedFile[] {
  const workloads = resources.flatMap(([, build]) => build(catalog));
  const files = [...workloads, buildKustomizationFile(catalog, workloads, options), ...buildFluxKustomization(catalog)];
  const paths = new Set<string>();
  for (const { path } of files) {
    if (paths.has(path)) throw new Error(`two kinds of resources write ${path}: each needs a path of its own`);
    paths.add(path);
  }
  return files;
}
