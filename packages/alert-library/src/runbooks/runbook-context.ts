import { type AlertName, alertNames, type Catalog, listPoolers, valueOf } from "@tenantry/tenant-model";
import type { Alert } from "../alert.ts";
import type { AlertGroup } from "../alert-groups.ts";
import { type BackupContext, describeBackup } from "./backup-context.ts";
import { describeDuration, describeThreshold } from "./describe-amount.ts";

/**
 * What pages may say of a catalog. Nothing of tenants, so that one more changes no page. What is not there is `false`: a
 * page may ask for a field of it, but printing one throws.
 */
export interface RunbookContext {
  readonly catalog: string;
  readonly namespace: string;
  /** Name of the Cluster. */
  readonly cluster: string;
  readonly instances: number;
  /** Name of the Service that leads to the primary. */
  readonly primaryService: string;
  readonly walStorage: boolean;
  /** Whether commits wait for standbys. */
  readonly sync: boolean;
  readonly backup: BackupContext | false;
  /** Whether roles stand in the Cluster; in DatabaseRole objects otherwise. */
  readonly rolesManaged: boolean;
  /** Whether there are any. */
  readonly poolers: boolean;
  readonly dragonfly: DragonflyContext | false;
  /** Paths relative to the root: tenants.yaml, the rendered folder, the alert rules, the Flux Kustomizations. */
  readonly file: string;
  readonly workloads: string;
  readonly ruleFile: string;
  readonly fluxKustomization: string;
  /** The Flux Kustomization that applies the poolers of the first shard, and its namespace. */
  readonly tenantsKustomization: string;
  readonly fluxNamespace: string;
  /** Where the values of `${NAME}` in the catalog stand, in words. */
  readonly settings: string | false;
  /** Every alert of the library; false where this catalog has no rule for it. */
  readonly alerts: Readonly<Record<AlertName, AlertContext | false>>;
}

export interface DragonflyContext {
  readonly namespace: string;
  readonly name: string;
  readonly replicas: number;
  readonly kustomization: string;
  /** For data, in MiB. */
  readonly maxMemory: number;
  /** Whether snapshots are written to volumes. */
  readonly volumes: boolean;
}

export interface AlertContext {
  /** In words, e.g. `5 minutes`. */
  readonly for: string;
  readonly severity: string;
  /** With its unit, e.g. `80%`; left out where the alert compares with nothing that could be set. */
  readonly threshold?: string;
}

/** What the renderer calls its files and objects. */
export interface RenderedNames {
  readonly ruleFile: string;
  readonly scheduledBackup: string;
  readonly tenantsKustomization: string;
}

export function buildRunbookContext(
  catalog: Catalog,
  groups: readonly AlertGroup[],
  { ruleFile, scheduledBackup, tenantsKustomization }: RenderedNames,
): RunbookContext {
  const { cluster, output } = catalog;
  const rendered = new Map(groups.flatMap(({ alerts }) => alerts.map((alert) => [alert.name, alert] as const)));
  return {
    catalog: catalog.name,
    namespace: cluster.namespace,
    cluster: cluster.name,
    instances: valueOf(cluster.instances),
    primaryService: `${cluster.name}-rw`,
    walStorage: cluster.walStorage !== undefined,
    sync: cluster.replication.style !== "none",
    backup: describeBackup(catalog, rendered.get("CNPGBackupOverdue"), scheduledBackup),
    rolesManaged: catalog.roleStyle === "managed",
    poolers: listPoolers(catalog).length > 0,
    dragonfly: describeDragonfly(catalog),
    file: catalog.file,
    workloads: output.workloads,
    ruleFile,
    fluxKustomization: output.fluxKustomization,
    tenantsKustomization,
    fluxNamespace: catalog.flux.namespace,
    settings: describeSettings(catalog),
    alerts: Object.fromEntries(
      alertNames.map((name) => [name, describeAlert(rendered.get(name))]),
    ) as RunbookContext["alerts"],
  };
}

function describeDragonfly({ dragonfly }: Catalog): DragonflyContext | false {
  if (dragonfly === undefined) return false;
  const { namespace, name, replicas, flux, maxMemory, snapshot } = dragonfly;
  const volumes = snapshot?.storage !== undefined;
  return { namespace, name, replicas, kustomization: flux.name, maxMemory, volumes };
}

function describeSettings({ flux: { substituteFrom } }: Catalog): string | false {
  if (substituteFrom.length === 0) return false;
  return substituteFrom.map(({ kind, name }) => `the ${kind} \`${name}\``).join(" or ");
}

function describeAlert(alert: Alert | undefined): AlertContext | false {
  if (alert === undefined) return false;
  const { name, severity, threshold } = alert;
  return {
    for: describeDuration(alert.for),
    severity,
    ...(threshold !== undefined && { threshold: describeThreshold(name, threshold) }),
  };
}
