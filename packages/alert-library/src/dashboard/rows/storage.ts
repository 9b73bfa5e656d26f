import type { Catalog } from "@tenantry/tenant-model";
import { nameInstances } from "../../instance-series.ts";
import { matchLabel, selectCluster, selectNamespace } from "../../scrape-labels.ts";
import type { PanelDraft } from "../panel.ts";
import { showLines } from "../panels/lines.ts";
import { showShares } from "../panels/shares.ts";
import { listQuotaShares } from "../quota-shares.ts";
import { BY_DATABASE, BY_POD, largest, ofTenant } from "../series.ts";
import type { Watch } from "../watch.ts";

const CLAIM = "persistentvolumeclaim";

/** What fills up. Claims are named after instances (CNPG v1.27.0, api/v1/cluster_types.go and pkg/specs/volumes.go). */
export function buildStorageRow(catalog: Catalog, watch: Watch): readonly PanelDraft[] {
  const { tablespaces, walStorage } = catalog.cluster;
  const instance = nameInstances(catalog);
  const data = tablespaces.length > 0 ? `${instance}(-tbs-.+)?` : instance;
  const volumes = walStorage === undefined ? data : `${data}|${instance}-wal`;
  const sizes = `cnpg_pg_database_size_bytes${selectCluster(catalog, ofTenant("datname"))}`;
  const wal = `cnpg_collector_pg_wal${selectCluster(catalog, matchLabel("value", "=", "size"))}`;
  return [
    showLines({
      title: "Data volumes, used",
      description: watch.describe(
        "PostgreSQL stops when one is full. Raise `storage.size` in the catalog while there is room; volumes cannot shrink.",
        "CNPGStorageNearFull",
        "CNPGStorageCritical",
      ),
      queries: [{ expr: `max by (${CLAIM}) (${writeUsed(catalog, data)})`, legend: `{{${CLAIM}}}` }],
      width: 12,
      unit: "percentunit",
      steps: watch.limits("CNPGStorageNearFull", "CNPGStorageCritical"),
    }),
    ...(walStorage === undefined ? [] : [showWalVolumes(catalog, `${instance}-wal`, watch)]),
    showLines({
      title: "Space left on each volume",
      description: watch.describe(
        "Its slope says how long it lasts. No series: the kubelet is not scraped.",
        "CNPGStorageFillsUp",
        "CNPGKubernetesMetricsAbsent",
      ),
      queries: [
        {
          expr: `min by (${CLAIM}) (kubelet_volume_stats_available_bytes${selectClaims(catalog, volumes)})`,
          legend: `{{${CLAIM}}}`,
        },
      ],
      width: 12,
      unit: "bytes",
    }),
    showLines({
      title: "WAL on each instance",
      description:
        "It grows when the archive or a slot holds it back, or when much is written: see the rows on backups and replication.",
      queries: [{ expr: `max ${BY_POD} (${wal})`, legend: "{{pod}}" }],
      width: 12,
      unit: "bytes",
    }),
    ...showQuotas(catalog, watch),
    showLines({
      title: "Largest databases",
      description: "Of the chosen tenants.",
      queries: [{ expr: largest(`max ${BY_DATABASE} (${sizes})`), legend: "{{datname}}" }],
      width: 12,
      unit: "bytes",
      ranked: true,
    }),
  ];
}

function showWalVolumes(catalog: Catalog, claims: string, watch: Watch): PanelDraft {
  return showLines({
    title: "WAL volumes, used",
    description: watch.describe(
      "The primary stops when its one is full. Look first at what holds WAL back: the archive, and slots.",
      "CNPGWALStorageNearFull",
      "CNPGWALStorageCritical",
    ),
    queries: [{ expr: `max by (${CLAIM}) (${writeUsed(catalog, claims)})`, legend: `{{${CLAIM}}}` }],
    width: 12,
    unit: "percentunit",
    steps: watch.limits("CNPGWALStorageNearFull", "CNPGWALStorageCritical"),
  });
}

function showQuotas(catalog: Catalog, watch: Watch): readonly PanelDraft[] {
  const shares = listQuotaShares(catalog);
  if (shares.length === 0) return [];
  return [
    showShares({
      title: "Databases, of their quota",
      description: watch.describe(
        "The fullest of the chosen tenants. PostgreSQL does not enforce a quota: speak with the owner, or raise it in the catalog.",
        "CNPGTenantSizeNearQuota",
      ),
      queries: shares.map((share) => ({ expr: largest(share, 15), legend: "{{datname}}" })),
      width: 12,
      steps: watch.limits("CNPGTenantSizeNearQuota"),
    }),
  ];
}

function selectClaims(catalog: Catalog, claims: string): string {
  return selectNamespace(catalog, matchLabel(CLAIM, "=~", claims));
}

function writeUsed(catalog: Catalog, claims: string): string {
  const series = selectClaims(catalog, claims);
  return `1 - kubelet_volume_stats_available_bytes${series} / kubelet_volume_stats_capacity_bytes${series}`;
}
