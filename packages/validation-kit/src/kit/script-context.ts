import type { Pooler } from "@tenantry/crd-schemas";
import {
  BARMAN_PLUGIN,
  type KubernetesObject,
  labelObject,
  nameScheduledBackup,
  selectDragonflyPods,
} from "@tenantry/renderer";
import { type Catalog, listPoolers, valueOf } from "@tenantry/tenant-model";
import { printSetting } from "./print-setting.ts";
import { listLogins } from "./script-logins.ts";
import { quoteWord } from "./shell-word.ts";

/** What validate.sh knows of a catalog. What is not there is `false`. */
export function buildScriptContext(catalog: Catalog, objects: readonly KubernetesObject[]) {
  const { cluster, verify, tenants, roleStyle } = catalog;
  const databases = tenants.flatMap((tenant) =>
    tenant.databases.map(({ name, objectName, owner }) => ({ name, object: objectName, owner })),
  );
  const roles = tenants.flatMap((tenant) =>
    tenant.roles.map(({ name, login }) => ({ name, login: login && tenant.state === "present" ? "t" : "f" })),
  );
  const paused = listPaused(objects);
  const poolers = listPoolers(catalog).map(({ pooler: { name, type, mode, instances } }) => {
    return { name, type, mode, instances: valueOf(instances), paused: paused.has(name) && "true" };
  });
  const owner = Object.values(labelObject(catalog)).join(" ");
  return {
    catalog: catalog.name,
    cluster: cluster.name,
    namespace: cluster.namespace,
    contextWord: quoteWord(verify.context ?? ""),
    contextWords: verify.context ?? "that kubectl has now",
    owner,
    ownerWord: quoteWord(owner),
    instances: valueOf(cluster.instances),
    standbys: valueOf(cluster.instances) - 1 || false,
    sync: describeSync(catalog),
    recovers: cluster.replicaOf === undefined ? "f" : "t",
    /** Whether roles and databases are applied here, and not by the cluster that this one follows. */
    applies: cluster.replicaOf === undefined,
    maxLagBytes: verify.maxReplicationLagBytes,
    crds: listKinds(objects),
    flux: describeFlux(catalog, objects),
    externalSecrets: orFalse(listNames(objects, "external-secrets.io/", "ExternalSecret")),
    databases: orFalse(databases),
    roles: orFalse(roles),
    managedRoles: roleStyle === "managed",
    poolers: orFalse(poolers),
    logins: orFalse(listLogins(catalog)),
    archive: catalog.backup.method === "plugin" || catalog.backup.method === "barmanObjectStore",
    backup: describeBackup(catalog),
    dragonfly: describeDragonfly(catalog),
  };
}

function orFalse<T>(list: readonly T[]): readonly T[] | false {
  return list.length > 0 && list;
}

/** `quorum`, not `sync`, where any standbys will do (PostgreSQL 17, pg_stat_replication; CNPG v1.27.0, replication/legacy.go). */
function describeSync({ cluster: { replication, replicaOf } }: Catalog) {
  if (replicaOf !== undefined || replication.style === "none") return false;
  if (replication.style === "legacy") return { state: "quorum", number: valueOf(replication.minSyncReplicas) };
  return { state: replication.method === "first" ? "sync" : "quorum", number: replication.number };
}

/** CRDs of the kinds that the catalog renders, by what the API server calls them. */
const PLURALS: Readonly<Record<string, string>> = { Dragonfly: "dragonflies" };

function listKinds(objects: readonly KubernetesObject[]): readonly string[] {
  const kinds = new Set<string>();
  for (const { apiVersion, kind } of objects) {
    const [group = ""] = apiVersion.split("/");
    if (!/^(?:postgresql|barmancloud)\.cnpg\.io$|^external-secrets\.io$|^dragonflydb\.io$/.test(group)) continue;
    kinds.add(`${PLURALS[kind] ?? `${kind.toLowerCase()}s`}.${group}`);
  }
  return [...kinds].sort();
}

function listNames(objects: readonly KubernetesObject[], group: string, kind: string): readonly string[] {
  return objects
    .filter((object) => object.kind === kind && object.apiVersion.startsWith(group))
    .map(({ metadata }) => `${metadata?.namespace}/${metadata?.name}`);
}

/** Poolers that the catalog itself pauses. */
function listPaused(objects: readonly KubernetesObject[]): ReadonlySet<string | undefined> {
  const paused = objects.filter((object): object is KubernetesObject & Pooler => {
    return object.kind === "Pooler" && (object as Pooler).spec.pgbouncer?.paused === true;
  });
  return new Set(paused.map(({ metadata }) => metadata?.name));
}

interface FluxContext {
  readonly namespace: string;
  readonly kustomizations: readonly string[];
}

function describeFlux({ flux, substitution }: Catalog, objects: readonly KubernetesObject[]): FluxContext | false {
  const kustomizations = objects.filter(({ apiVersion }) => apiVersion.startsWith("kustomize.toolkit.fluxcd.io/"));
  if (substitution === "none" || kustomizations.length === 0) return false;
  return { namespace: flux.namespace, kustomizations: kustomizations.map(({ metadata }) => metadata?.name ?? "") };
}

function describeDragonfly({ dragonfly }: Catalog) {
  if (dragonfly === undefined) return false;
  const { name, namespace, replicas } = dragonfly;
  const labels = Object.entries(selectDragonflyPods(dragonfly).matchLabels);
  const selector = labels.map((pair) => pair.join("=")).join(",");
  return { name, namespace, replicas, standbys: replicas - 1, selector, kustomization: dragonfly.flux.name };
}

export function describeBackup(catalog: Catalog) {
  const { backup, cluster } = catalog;
  if (backup.method === "none") return false;
  return {
    method: backup.method,
    plugin: backup.method === "plugin" && BARMAN_PLUGIN,
    scheduledBackup: nameScheduledBackup(cluster),
    schedule: printSetting(backup.schedule, catalog),
    objectStore: backup.method === "plugin" && backup.objectStore,
    serverName: "serverName" in backup && backup.serverName,
    /** As a field of a JSONPath expression. */
    serverNamePath: "serverName" in backup && backup.serverName.replaceAll(".", "\\."),
  };
}
