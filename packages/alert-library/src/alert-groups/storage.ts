import type { Catalog } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { parseQuantity } from "../quantity.ts";
import { CLUSTER_LABEL, matchLabel, selectCluster, selectNamespace } from "../scrape-labels.ts";
import { escapeRegex, joinTerms, type Watched, writeTerms } from "../tenant-terms.ts";

const BY_CLAIM = "by (namespace, persistentvolumeclaim)";
/** A volume that is emptier than this has room for what comes and goes within a day: sorts, loads, WAL. */
const FULL_ENOUGH = 0.5;
const PAST_HOURS = 6;

/** Volumes as the kubelet sees them: a full one stops PostgreSQL, whichever database or WAL file filled it. */
export function buildStorageAlerts(catalog: Catalog): readonly Alert[] {
  const { name, tablespaces, walStorage } = catalog.cluster;
  // CNPG v1.30.0: pkg/reconciler/persistentvolumeclaim/calculator.go, pkg/specs/volumes.go
  const instance = `${escapeRegex(name)}-[0-9]+`;
  const data = watchVolumes(catalog, tablespaces.length > 0 ? `${instance}(-tbs-.+)?` : instance);
  const wal = watchVolumes(catalog, `${instance}-wal`);
  return [
    ...defineAlert(catalog, "CNPGStorageNearFull", (share) => ({
      expr: wrap(`${data.used} > ${share}`),
      summary: "CNPG storage near capacity on {{ $labels.persistentvolumeclaim }}",
      description: "Volume {{ $labels.persistentvolumeclaim }} is {{ $value | humanizePercentage }} full.",
    })),
    ...defineAlert(catalog, "CNPGStorageCritical", (share) => ({
      expr: wrap(`${data.used} > ${share}`),
      summary: "CNPG storage nearly exhausted on {{ $labels.persistentvolumeclaim }}",
      description:
        "Volume {{ $labels.persistentvolumeclaim }} is {{ $value | humanizePercentage }} full. PostgreSQL stops when nothing is left.",
    })),
    ...watchGrowth(catalog, data),
    ...(walStorage === undefined ? [] : watchWal(catalog, wal)),
    ...watchQuotas(catalog),
  ];
}

/** Of each volume, by the labels of the kubelet's series, of which there may be several for one volume. */
interface Volumes {
  /** Bytes that PostgreSQL may still write. */
  readonly free: string;
  /** Share of the whole, from 0 to 1. */
  readonly used: string;
}

/** Kubernetes, pkg/kubelet/metrics/collectors/volume_stats.go at 03ac3ef. What the file system keeps for root is not free. */
function watchVolumes(catalog: Catalog, claims: string): Volumes {
  const series = selectNamespace(catalog, matchLabel("persistentvolumeclaim", "=~", claims));
  const free = `kubelet_volume_stats_available_bytes${series}`;
  return { free, used: `1 - ${free} / kubelet_volume_stats_capacity_bytes${series}` };
}

function wrap(volumes: string): string {
  return `max ${BY_CLAIM} (${volumes})`;
}

/**
 * It has to shrink over the last hours and over the last one: a load that has ended still tilts the longer line. A volume
 * that was not there hours ago is a standby's that is being filled.
 */
function watchGrowth(catalog: Catalog, { free, used }: Volumes): readonly Alert[] {
  return defineAlert(catalog, "CNPGStorageFillsUp", (hours) => {
    const after = Math.round(hours * 3600);
    const shrinks = [PAST_HOURS, 1].map((past) => `predict_linear(${free}[${past}h], ${after}) < 0`);
    return {
      expr:
        `max ${BY_CLAIM} (\n  (${used} > ${FULL_ENOUGH})\n  and ${shrinks.join("\n  and ")}\n)\n` +
        `and on (namespace, persistentvolumeclaim) ${free} offset ${PAST_HOURS}h`,
      summary: "CNPG storage fills up on {{ $labels.persistentvolumeclaim }}",
      description: `Volume {{ $labels.persistentvolumeclaim }} is {{ $value | humanizePercentage }} full, and at the pace of the last ${PAST_HOURS} hours nothing of it is left in ${hours} hours.`,
    };
  });
}

function watchWal(catalog: Catalog, { used }: Volumes): readonly Alert[] {
  return [
    ...defineAlert(catalog, "CNPGWALStorageNearFull", (share) => ({
      expr: wrap(`${used} > ${share}`),
      summary: "CNPG WAL storage near capacity on {{ $labels.persistentvolumeclaim }}",
      description: "WAL volume {{ $labels.persistentvolumeclaim }} is {{ $value | humanizePercentage }} full.",
    })),
    ...defineAlert(catalog, "CNPGWALStorageCritical", (share) => ({
      expr: wrap(`${used} > ${share}`),
      summary: "CNPG WAL storage nearly exhausted on {{ $labels.persistentvolumeclaim }}",
      description:
        "WAL volume {{ $labels.persistentvolumeclaim }} is {{ $value | humanizePercentage }} full. PostgreSQL stops when nothing is left.",
    })),
  ];
}

/** CNPG v1.27.0, config/manager/default-monitoring.yaml. Every instance has them, a standby those of what it has replayed. */
function watchQuotas(catalog: Catalog): readonly Alert[] {
  const watched = catalog.tenants
    .filter(({ state }) => state === "present")
    .flatMap((tenant) =>
      tenant.databases.flatMap(({ name, quota }): Watched[] =>
        quota === undefined ? [] : [{ name, tenant, amount: parseQuantity(quota) }],
      ),
    );
  const terms = writeTerms(watched, "datname", (names, bytes) => {
    const series = selectCluster(catalog, matchLabel("datname", "=~", names));
    return `max by (namespace, ${CLUSTER_LABEL}, datname) (cnpg_pg_database_size_bytes${series}) / ${bytes}`;
  });
  return defineAlert(catalog, "CNPGTenantSizeNearQuota", (share) => ({
    expr: joinTerms(terms).map((joined) => `(${joined}) > ${share}`),
    summary: "CNPG database {{ $labels.datname }} of tenant {{ $labels.tenant }} near its quota",
    description: "Database {{ $labels.datname }} has reached {{ $value | humanizePercentage }} of its quota.",
  }));
}
