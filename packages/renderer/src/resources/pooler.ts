import type { Pooler as PoolerObject } from "@tenantry/crd-schemas";
import { type Catalog, POOLER_ROLLOUT, type Pooler } from "@tenantry/tenant-model";
import { labelObject, labelPoolerPod } from "../labels.ts";
import { type PlacedPooler, placePoolers } from "../names.ts";
import { applyOverride } from "../override-object.ts";
import { buildPoolerHba } from "../pg-hba.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

/** Every tenant's poolers, each in its own file. */
export function buildPoolers(catalog: Catalog): readonly RenderedFile[] {
  return placePoolers(catalog).map((placed) => ({
    path: `${placed.stem}.yaml`,
    // Built when it is asked for, see RenderedFile.
    get objects() {
      return [{ object: buildPooler(catalog, placed), origin: placed.pooler.origin }];
    },
  }));
}

function buildPooler(catalog: Catalog, { tenant, tenants, pooler }: PlacedPooler): Renderable<PoolerObject> {
  const { cluster, isolation } = catalog;
  return {
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "Pooler",
    metadata: { name: pooler.name, namespace: cluster.namespace, labels: labelObject(catalog, tenant) },
    spec: applyOverride<Renderable<PoolerObject>["spec"]>(
      {
        cluster: { name: cluster.name },
        instances: pooler.instances,
        type: pooler.type,
        // A surge would open more server connections than the budget counts.
        deploymentStrategy: { type: "RollingUpdate", rollingUpdate: POOLER_ROLLOUT },
        pgbouncer: {
          poolMode: pooler.mode,
          parameters: buildParameters(pooler),
          ...(isolation === "enforce" && { pg_hba: buildPoolerHba(tenants) }),
        },
        template: {
          metadata: { labels: labelPoolerPod(tenant) },
          spec: {
            affinity: { podAntiAffinity: spreadPods(pooler, cluster.podAntiAffinity.topologyKey) },
            // The operator fills in the container of this name, its security context included.
            containers: [{ name: "pgbouncer", resources: pooler.resources }],
          },
        },
      },
      pooler.overrides,
    ),
  };
}

/** Sizes per pod, then the catalog's own parameters in its order. */
function buildParameters({ pool, parameters }: Pooler): Record<string, string> {
  return {
    default_pool_size: String(pool.defaultPoolSize),
    reserve_pool_size: String(pool.reservePoolSize),
    min_pool_size: String(pool.minPoolSize),
    max_db_connections: String(pool.maxDbConnections),
    ...parameters,
  };
}

function spreadPods({ name }: Pooler, topologyKey: string) {
  const labelSelector = { matchLabels: { "cnpg.io/poolerName": name } };
  return {
    preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: { labelSelector, topologyKey } }],
  };
}
