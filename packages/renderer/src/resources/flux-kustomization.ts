import type { FluxKustomization } from "@tenantry/crd-schemas";
import { type Catalog, type Flux, listPoolers, type Operator, type Tenant } from "@tenantry/tenant-model";
import { labelObject } from "../labels.ts";
import { nameRole, nameScheduledBackup } from "../names.ts";
import type { Renderable, RenderedFile } from "../resource.ts";
import type { Unit } from "../units.ts";

const CNPG = "postgresql.cnpg.io/v1";
const DRAGONFLY = "dragonflydb.io/v1alpha1";

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
  { apiVersion: CNPG, kind: "DatabaseRole", current: "has(status.applied) && status.applied" },
  // Says only that the operator has seen the schedule; whether backups work is what the alerts are for.
  { apiVersion: CNPG, kind: "ScheduledBackup", current: "has(status.lastCheckTime)" },
  // It has no conditions; older operators write the word in lower case (dragonfly-operator v1.6.1, internal/controller/util.go).
  { apiVersion: DRAGONFLY, kind: "Dragonfly", current: "has(status.phase) && status.phase in ['Ready', 'ready']" },
];

/** The Flux Kustomizations that apply the rendered folders, in one file. */
export function buildFluxKustomizations(catalog: Catalog, units: readonly Unit[]): RenderedFile {
  const objects = units.map((unit) => ({
    object: buildKustomization(catalog, unit),
    origin:
      unit.operator?.origin ?? (unit.stages.includes("dragonfly") ? ["spec", "dragonfly", "flux"] : ["spec", "flux"]),
  }));
  return { path: catalog.output.fluxKustomization, objects, substitution: "none" };
}

function buildKustomization(catalog: Catalog, unit: Unit): Renderable<FluxKustomization> {
  const { flux, substitution } = catalog;
  const healthChecks = listHealthChecks(catalog, unit);
  const kinds = new Set(healthChecks.map(({ kind }) => kind));
  const healthCheckExprs = HEALTH_EXPRESSIONS.filter(({ kind }) => kinds.has(kind));
  const dependsOn = listDependencies(catalog, unit);
  return {
    apiVersion: "kustomize.toolkit.fluxcd.io/v1",
    kind: "Kustomization",
    metadata: { name: unit.name, namespace: flux.namespace, labels: labelObject(catalog) },
    spec: {
      interval: flux.interval,
      retryInterval: flux.retryInterval,
      timeout: flux.timeout,
      sourceRef: flux.sourceRef,
      path: `./${flux.pathPrefix === undefined ? "" : `${flux.pathPrefix}/`}${unit.folder}`,
      prune: true,
      // Deleting this object must not delete the databases.
      deletionPolicy: "Orphan",
      // With `wait` Flux would ignore healthChecks, and the Deployments that the operator makes are not in its own list.
      wait: false,
      ...(dependsOn.length > 0 && { dependsOn }),
      ...(flux.decryption && { decryption: flux.decryption }),
      ...(healthChecks.length > 0 && {
        healthChecks,
        ...(healthCheckExprs.length > 0 && { healthCheckExprs }),
      }),
      ...(substitution === "flux" && {
        postBuild: {
          substitute: flux.substitute,
          ...(flux.substituteFrom.length > 0 && { substituteFrom: flux.substituteFrom }),
        },
      }),
    },
  };
}

/** What a unit names itself or, before the first ones, the catalog; then what it needs of ours and is not named already. */
function listDependencies({ flux }: Catalog, { after, needs = [], dependsOn }: Unit): Flux["dependsOn"] {
  const named = dependsOn ?? (after.length === 0 ? flux.dependsOn : []);
  const isNamed = (name: string) =>
    named.some((it) => it.name === name && (it.namespace ?? flux.namespace) === flux.namespace);
  const ours = [...new Set([...needs, ...after])];
  return [...named, ...ours.filter((name) => !isNamed(name)).map((name) => ({ name }))];
}

interface HealthCheck {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

/** A missing Secret must not hold the database back, so nothing waits for the secrets. */
function listHealthChecks(catalog: Catalog, { stages, shard, operator }: Unit): HealthCheck[] {
  if (operator !== undefined) return [checkRelease(operator)];
  const { cluster, backup, dragonfly } = catalog;
  const { namespace } = cluster;
  const check = (kind: string, name: string): HealthCheck => ({ apiVersion: CNPG, kind, name, namespace });
  const isShared = stages.includes("cluster");
  return [
    ...(isShared ? [check("Cluster", cluster.name)] : []),
    ...(isShared && backup.method !== "none" ? [check("ScheduledBackup", nameScheduledBackup(cluster))] : []),
    ...(shard === undefined ? [] : checkTenants(catalog, shard, check)),
    ...(dragonfly !== undefined && stages.includes("dragonfly")
      ? [{ apiVersion: DRAGONFLY, kind: "Dragonfly", name: dragonfly.name, namespace: dragonfly.namespace }]
      : []),
  ];
}

/** Ready once Helm has seen the pods ready; from its creation on the object says that it is not yet observed, so no expression is needed. */
function checkRelease({ chart, namespace }: Operator): HealthCheck {
  return { apiVersion: "helm.toolkit.fluxcd.io/v2", kind: "HelmRelease", name: chart, namespace };
}

function checkTenants(
  catalog: Catalog,
  shard: number,
  check: (kind: string, name: string) => HealthCheck,
): HealthCheck[] {
  const { cluster, roleStyle, tenants } = catalog;
  const here = tenants.filter((tenant: Tenant) => tenant.shard === shard);
  const poolers = listPoolers(catalog).filter(({ tenant }) => (tenant?.shard ?? 1) === shard);
  // The operator applies nothing to a replica cluster: it takes databases and roles from the one that it follows.
  const applied = cluster.replicaOf === undefined;
  return [
    ...(applied && roleStyle === "databaseRole"
      ? here.flatMap((tenant) => tenant.roles.map(({ name }) => check("DatabaseRole", nameRole(name))))
      : []),
    ...(applied
      ? here.flatMap((tenant) => tenant.databases.map((database) => check("Database", database.objectName)))
      : []),
    // A Pooler has no conditions; its Deployment says whether anything serves.
    ...poolers.map(({ pooler }) => ({ ...check("Deployment", pooler.name), apiVersion: "apps/v1" })),
  ];
}
