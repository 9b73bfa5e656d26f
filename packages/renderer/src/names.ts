import {
  type Catalog,
  type Cluster,
  type Dragonfly,
  type ListedPooler,
  listPoolers,
  type Operator,
  type Tenant,
} from "@tenantry/tenant-model";
import { placeOperators } from "./operator-order.ts";
import { formatShard, type Stage } from "./units.ts";

/** Names that two objects must agree on; those that one tenant owns come resolved from the catalog. */

export const nameScheduledBackup = (cluster: Cluster): string => `${cluster.name}-backup`;
export const nameMonitoringConfigMap = (cluster: Cluster): string => `${cluster.name}-monitoring`;
export const nameDashboardConfigMap = (cluster: Cluster): string => `${cluster.name}-dashboard`;
// Not the cluster's or a pooler's own name: that is what the operator calls the PodMonitors that it makes itself.
export const nameInstanceMonitor = (cluster: Cluster): string => `${cluster.name}-instances`;
export const namePoolerMonitor = (cluster: Cluster): string => `${cluster.name}-poolers`;
/** Not the chart's own name: that is what it would call a PodMonitor that the catalog's values switch on. */
export const nameOperatorMonitor = ({ chart }: Operator): string => `operator-${chart}`;
export const nameRules = (cluster: Cluster): string => `cloudnative-pg-${cluster.name}`;
export const namePasswordGenerator = (cluster: Cluster): string => `${cluster.name}-passwords`;
/** A DatabaseRole may not carry an underscore, and shares its kind with no other object. */
export const nameRole = (role: string): string =>
  role
    .toLowerCase()
    .replaceAll("_", "-")
    .replace(/^-+|-+$/g, "");

/** Key of the custom queries in the monitoring ConfigMap. */
export const QUERIES_KEY = "queries";
/** Keys of the object store's Secret. */
export const ACCESS_KEY_ID = "ACCESS_KEY_ID";
export const SECRET_ACCESS_KEY = "SECRET_ACCESS_KEY";
/** What initdb makes and nobody uses: tenants have databases of their own. */
export const UNUSED_DATABASE = "app";
export const SUPERUSER = "postgres";
/** Name of the plugin for backups (plugin-barman-cloud v0.14.0, internal/cnpgi/metadata/constants.go). */
export const BARMAN_PLUGIN = "barman-cloud.cloudnative-pg.io";

/** Deployment of CloudNativePG's operator, as upstream's manifests and documentation call it. */
export const CNPG_DEPLOYMENT = "cnpg-controller-manager";

/** Label on a Secret or ConfigMap that makes CNPG read it again when it changes (CNPG v1.27.0, labels_annotations.go). */
export const RELOAD_LABEL = { "cnpg.io/reload": "true" } as const;

/** The Service leads to the master alone (dragonfly-operator v1.6.1, internal/resources/resources.go). */
export const nameDragonflyService = (dragonfly: Dragonfly): string => dragonfly.name;
export const nameDragonflyHost = (dragonfly: Dragonfly): string =>
  `${nameDragonflyService(dragonfly)}.${dragonfly.namespace}.svc`;
export const nameDragonflyMonitor = (dragonfly: Dragonfly): string => `${dragonfly.name}-pods`;
/** Not Dragonfly's own name: that is what the operator calls the policy that it makes itself. */
export const nameDragonflyPolicy = (dragonfly: Dragonfly): string => `${dragonfly.name}-ingress`;
/** Ports of its pods: of clients, and of the operator, the replicas and the scraper (as above, const.go). */
export const DRAGONFLY_PORT = 6379;
export const DRAGONFLY_ADMIN_PORT = 9999;
/** Key of the password in the Secret of the user `default`. */
export const DRAGONFLY_AUTH_KEY = "password";

/** Labels of Dragonfly's own pods. */
export const selectDragonflyPods = ({
  name,
}: Dragonfly): { readonly matchLabels: Readonly<Record<string, string>> } => ({
  matchLabels: { app: name, "app.kubernetes.io/name": "dragonfly" },
});

/** Keeps Flux from deleting an object whose loss would be a loss of data or of the way back to it. */
export const NEVER_PRUNED = { "kustomize.toolkit.fluxcd.io/prune": "disabled" } as const;

/** Path of a file that is there once in a catalog's workloads. */
export function placeShared(catalog: Catalog, stage: Stage, stem: string): string {
  const { workloads } = catalog.output;
  return `${workloads}/${catalog.flux.layout === "single" ? "shared-cluster" : stage}/${stem}.yaml`;
}

/**
 * Path of a file about Dragonfly, which has a Flux Kustomization of its own. In the layout `staged` an application's namespace
 * that is missing holds up the clients alone.
 */
export function placeDragonfly({ output, flux }: Catalog, stage: "dragonfly" | "clients", stem: string): string {
  const isApart = stage === "dragonfly" || flux.layout === "single";
  return isApart ? `${output.workloads}/dragonfly/${stem}.yaml` : `${output.workloads}/${stage}/dragonfly-${stem}.yaml`;
}

export const placeOperator = (catalog: Catalog, operator: Operator, stem: string): string =>
  `${placeOperators(catalog, operator)}/${stem}.yaml`;

/** What a plugin adds to a stage. */
export function placePlugin({ output, flux }: Catalog, stage: Stage, plugin: string): string {
  return `${output.workloads}/${flux.layout === "single" ? "" : `${stage}/`}plugins/${plugin}.yaml`;
}

/** Path of the alert rules. */
export const placeRuleFile = (catalog: Catalog): string => placeShared(catalog, "observability", "prometheusrule");

/** Path of a file about the tenants of one shard. Shard 1 is where all tenants are until there is another. */
export function placeShard(
  catalog: Catalog,
  shard: number,
  { stage, stem }: { readonly stage: Stage; readonly stem: string },
): string {
  if (shard === 1) return placeShared(catalog, stage, stem);
  return `${catalog.output.workloads}/shards/${formatShard(shard)}/${stem}.yaml`;
}

/** Tenants by shard, in the order of the shards; the first is there even when it is empty. */
export function groupByShard({ tenants }: Catalog): Map<number, readonly Tenant[]> {
  const shards = [...new Set([1, ...tenants.map(({ shard }) => shard)])].sort((a, b) => a - b);
  return new Map(shards.map((shard) => [shard, tenants.filter((tenant) => tenant.shard === shard)]));
}

export interface PlacedPooler extends ListedPooler {
  /** Path without `.yaml`, relative to the root. */
  readonly stem: string;
}

/** Several kinds ask for the same list. */
const placed = new WeakMap<Catalog, readonly PlacedPooler[]>();

/**
 * Every pooler with the stem of its files. The usual `<tenant>-pooler-rw` is written to `<tenant>-pooler.yaml`; two
 * poolers never share a file, and no pooler has the file of another one's PodDisruptionBudget (`<stem>-pdb.yaml`).
 */
export function placePoolers(catalog: Catalog): readonly PlacedPooler[] {
  const known = placed.get(catalog);
  if (known !== undefined) return known;
  const poolers = listPoolers(catalog);
  const taken = new Set(poolers.map(({ pooler }) => pooler.name));
  const result = poolers.map((pooler) => {
    const { layout } = catalog.flux;
    const shard = pooler.tenant?.shard ?? 1;
    const folder =
      shard > 1
        ? `${catalog.output.workloads}/shards/${formatShard(shard)}`
        : `${catalog.output.workloads}${layout === "single" ? "" : "/tenants"}`;
    return { ...pooler, stem: `${folder}/poolers/${chooseStem(pooler.pooler.name, taken)}` };
  });
  placed.set(catalog, result);
  return result;
}

function chooseStem(name: string, taken: ReadonlySet<string>): string {
  const short = name.endsWith("-pooler-rw") ? name.slice(0, -"-rw".length) : name;
  if (short !== name && !taken.has(short)) return short;
  // Names are DNS labels, so no other stem has a dot.
  return name.endsWith("-pdb") ? `${name}.pooler` : name;
}
