/** Objects of a realistic mix: one Cluster in a hundred, a third Poolers, the rest Databases. */

const apiVersion = "postgresql.cnpg.io/v1";
const labels = { "app.kubernetes.io/name": "shared-postgres", "app.kubernetes.io/managed-by": "tenantry" };

/** @returns {any[]} */
export function makeObjects(/** @type {number} */ count) {
  return Array.from({ length: count }, (_, index) => {
    if (index % 100 === 0) return makeCluster(index);
    return index % 3 === 1 ? makePooler(index) : makeDatabase(index);
  });
}

function makeCluster(/** @type {number} */ index) {
  return {
    apiVersion,
    kind: "Cluster",
    metadata: {
      name: `cluster-${index}`,
      namespace: "databases",
      labels,
      annotations: { "kustomize.toolkit.fluxcd.io/prune": "disabled" },
    },
    spec: {
      instances: 3,
      imageName: "ghcr.io/cloudnative-pg/postgresql:17",
      storage: { size: "20Gi", storageClass: "fast" },
      walStorage: { size: "5Gi", storageClass: "fast" },
      resources: { requests: { cpu: "500m", memory: "2Gi" }, limits: { memory: "4Gi" } },
      postgresql: {
        parameters: { max_connections: "200", shared_buffers: "1GB", log_min_duration_statement: "1s" },
        pg_hba: Array.from({ length: 12 }, (__, line) => `hostssl "db${line}" "db${line}" 10.0.0.0/8 scram-sha-256`),
        synchronous: { method: "any", number: 1 },
      },
      bootstrap: { initdb: { database: "app", owner: "app" } },
      managed: {
        roles: Array.from({ length: 12 }, (__, role) => ({
          name: `role${role}`,
          ensure: "present",
          login: true,
          connectionLimit: 30,
          passwordSecret: { name: `role${role}` },
        })),
      },
    },
  };
}

function makePooler(/** @type {number} */ index) {
  return {
    apiVersion,
    kind: "Pooler",
    metadata: { name: `tenant-${index}-pooler-rw`, namespace: "databases", labels },
    spec: {
      cluster: { name: "shared" },
      type: "rw",
      instances: 3,
      deploymentStrategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
      pgbouncer: {
        poolMode: "transaction",
        parameters: { default_pool_size: "5", max_client_conn: "200", max_db_connections: "7", reserve_pool_size: "2" },
        pg_hba: ['hostssl "db" "db" 0.0.0.0/0 md5', "host all all 0.0.0.0/0 reject"],
      },
      template: {
        metadata: { labels },
        spec: {
          affinity: {
            podAntiAffinity: {
              preferredDuringSchedulingIgnoredDuringExecution: [
                {
                  weight: 100,
                  podAffinityTerm: { topologyKey: "kubernetes.io/hostname", labelSelector: { matchLabels: labels } },
                },
              ],
            },
          },
          containers: [
            { name: "pgbouncer", resources: { requests: { cpu: "50m", memory: "64Mi" }, limits: { memory: "128Mi" } } },
          ],
        },
      },
    },
  };
}

function makeDatabase(/** @type {number} */ index) {
  return {
    apiVersion,
    kind: "Database",
    metadata: { name: `tenant-${index}`, namespace: "databases", labels },
    spec: {
      cluster: { name: "shared" },
      name: `tenant_${index}`,
      owner: `tenant_${index}`,
      ensure: "present",
      databaseReclaimPolicy: "retain",
      extensions: [{ name: "uuid-ossp", ensure: "present" }, { name: "pgcrypto" }],
    },
  };
}
