import { type Catalog, listPoolers, valueOf } from "@tenantry/tenant-model";
import { listDragonflySeries } from "./plausible-dragonfly.ts";
import { listInstanceSeries } from "./plausible-instances.ts";
import { listPoolerSeries } from "./plausible-poolers.ts";
import { listTenantSeries } from "./plausible-tenants.ts";
import { gauge, type Labels, type Series } from "./series.ts";

/**
 * What the exporters of a healthy cluster of this catalog say, with the labels that our scrapes give. Written apart from the
 * dashboard, which is held against it.
 */
export function listPlausibleSeries(catalog: Catalog): Series[] {
  const { cluster, monitoring, tenants } = catalog;
  const common = { namespace: cluster.namespace, ...monitoring.matchLabels };
  const own = { ...common, cnpg_io_cluster: cluster.name };
  const pods = Array.from({ length: valueOf(cluster.instances) }, (_, index) => `${cluster.name}-${index + 1}`);
  return [
    ...pods.flatMap((pod, index) => {
      const cnpg_io_instanceRole = index === 0 ? "primary" : "replica";
      const labels = { ...own, cnpg_io_instanceRole, pod, container: "postgres", instance: `10.0.0.${index}:9187` };
      return [
        ...listInstanceSeries(catalog, labels, pods),
        ...tenants.flatMap((tenant) => listTenantSeries(tenant, labels)),
      ];
    }),
    ...listPoolers(catalog).flatMap((listed) =>
      Array.from({ length: valueOf(listed.pooler.instances) }, (_, index) => {
        const { name } = listed.pooler;
        return listPoolerSeries(listed, { ...own, cnpg_io_poolerName: name, pod: `${name}-${index}` });
      }).flat(),
    ),
    ...listVolumeSeries(catalog, pods, common),
    ...listDragonflySeries(catalog),
    ...listFiring(catalog, own),
  ];
}

function listVolumeSeries({ cluster }: Catalog, pods: readonly string[], labels: Labels): Series[] {
  const claims = pods.flatMap((pod) => [
    pod,
    ...(cluster.walStorage ? [`${pod}-wal`] : []),
    ...cluster.tablespaces.map(({ name }) => `${pod}-tbs-${name}`),
  ]);
  return claims.flatMap((persistentvolumeclaim) => [
    gauge("kubelet_volume_stats_available_bytes", 4e9, labels, { persistentvolumeclaim }),
    gauge("kubelet_volume_stats_capacity_bytes", 1e10, labels, { persistentvolumeclaim }),
  ]);
}

/** Rules set the labels of alerts themselves. */
function listFiring(catalog: Catalog, labels: Labels): Series[] {
  const pooler: Labels = listPoolers(catalog).length > 0 ? { cnpg_io_poolerName: "z" } : {};
  const alert = { alertname: "CNPGExample", alertstate: "firing", severity: "warning", tenant: "x", pod: "y" };
  return [gauge("ALERTS", 1, labels, { ...alert, ...pooler })];
}
