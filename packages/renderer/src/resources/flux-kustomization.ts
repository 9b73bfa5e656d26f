import type { FluxKustomization } from "@tenantry/crd-schemas";
import type { Catalog } from "@tenantry/tenant-model";
import { labelObject } from "../labels.ts";
import { nameScheduledBackup } from "../names.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

const CNPG = "postgresql.cnpg.io/v1";

/**
 * What readiness means for kinds that kstatus calls ready as soon as they exist. A Cluster is not Ready during every
 * rollout, so that is no failure, or Flux would give up at once; its two phases that nothing but a person ends are.
 * Phases: CNPG v1.30.0, api/v1/cluster_types.go.
 */
const HEALTH_EXPRESSIONS = [
  {
    apiVersion: CNPG,
    kind: "Cluster",
    current: "has(status.conditions) && status.conditions.exists(c, c.type == 'Ready' && c.status == 'True')",
    failed:
      "has(status.phase) && status.phase in ['Cluster is unrecoverable and needs manual intervention', 'Invalid cluster definition']",
  },
  { apiVersion: CNPG, kind: "Database", current: "has(status.applied) && status.applied" },
  // Says only that the operator has seen the schedule; whether backups work is what the alerts are for.
  { apiVersion: CNPG, kind: "ScheduledBackup", current: "has(status.lastCheckTime)" },
];

/** The Flux Kustomization that applies the rendered folder. */
export function buildFluxKustomization(catalog: Catalog): readonly RenderedFile[] {
  const { flux, output } = catalog;
  const object: Renderable<FluxKustomization> = {
    apiVersion: "kustomize.toolkit.fluxcd.io/v1",
    kind: "Kustomization",
    metadata: { name: flux.name, namespace: flux.namespace, labels: labelObject(catalog) },
    spec: {
      interval: flux.interval,
      retryInterval: flux.retryInterval,
      timeout: flux.timeout,
      sourceRef: flux.sourceRef,
      path: `./${output.workloads}`,
      prune: true,
      // Deleting this object must not delete the databases.
      deletionPolicy: "Orphan",
      // With `wait` Flux would ignore healthChecks, and the Deployments that the operator makes are not in its own list.
      wait: false,
      ...(flux.dependsOn.length > 0 && { dependsOn: flux.dependsOn }),
      healthChecks: listHealthChecks(catalog),
      healthCheckExprs: HEALTH_EXPRESSIONS.filter(({ kind }) => isChecked(catalog, kind)),
      postBuild: {
        substitute: flux.substitute,
        ...(flux.substituteFrom.length > 0 && { substituteFrom: flux.substituteFrom }),
      },
    },
  };
  return [{ path: output.fluxKustomization, objects: [{ object, origin: ["spec", "flux"] }], substitution: "none" }];
}

function listHealthChecks({ cluster, backup, tenants }: Catalog) {
  const { namespace } = cluster;
  const databases = tenants.flatMap((tenant) => tenant.databases);
  const poolers = tenants.flatMap((tenant) => tenant.poolers);
  return [
    { apiVersion: CNPG, kind: "Cluster", name: cluster.name, namespace },
    ...(backup.method === "none"
      ? []
      : [{ apiVersion: CNPG, kind: "ScheduledBackup", name: nameScheduledBackup(cluster), namespace }]),
    ...databases.map(({ objectName }) => ({ apiVersion: CNPG, kind: "Database", name: objectName, namespace })),
    // A Pooler has no conditions; its Deployment says whether anything serves.
    ...poolers.map(({ name }) => ({ apiVersion: "apps/v1", kind: "Deployment", name, namespace })),
  ];
}

function isChecked({ backup, tenants }: Catalog, kind: string): boolean {
  if (kind === "ScheduledBackup") return backup.method !== "none";
  return kind !== "Database" || tenants.some(({ databases }) => databases.length > 0);
}
