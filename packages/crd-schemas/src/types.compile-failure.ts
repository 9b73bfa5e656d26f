// What the generated types must refuse. `types.test.ts` compiles this file and holds the compiler's words against each line.
import type { Cluster, Database, FluxKustomization, Pooler } from "./index.ts";

const metadata = { name: "shared", namespace: "databases" };

export const inventedField: Cluster = {
  apiVersion: "postgresql.cnpg.io/v1",
  kind: "Cluster",
  metadata,
  spec: { instances: 3, storage: { size: "10Gi" }, postgresql: { sslMode: "require" } },
};

export const numberForText: Cluster = {
  apiVersion: "postgresql.cnpg.io/v1",
  kind: "Cluster",
  metadata,
  spec: { instances: 3, storage: { size: "10Gi" }, postgresql: { parameters: { max_connections: 200 } } },
};

export const missingSpec: Cluster = { apiVersion: "postgresql.cnpg.io/v1", kind: "Cluster", metadata };

export const missingContainers: Pooler = {
  apiVersion: "postgresql.cnpg.io/v1",
  kind: "Pooler",
  metadata,
  spec: { cluster: { name: "shared" }, pgbouncer: {}, template: { spec: { affinity: {} } } },
};

export const wrongChoice: Pooler = {
  apiVersion: "postgresql.cnpg.io/v1",
  kind: "Pooler",
  metadata,
  spec: { cluster: { name: "shared" }, pgbouncer: { poolMode: "statement" } },
};

export const plainExtension: Database = {
  apiVersion: "postgresql.cnpg.io/v1",
  kind: "Database",
  metadata,
  spec: { cluster: { name: "shared" }, name: "harbor", owner: "harbor", extensions: ["uuid-ossp"] },
};

export const wrongVersion: FluxKustomization = {
  apiVersion: "kustomize.toolkit.fluxcd.io/v1beta2",
  kind: "Kustomization",
  metadata: { name: "databases", label: {} },
  spec: { interval: "1h", prune: true, sourceRef: { kind: "GitRepository", name: "flux-system" } },
};

export const sound: [Cluster, Pooler] = [
  {
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "Cluster",
    metadata: { ...metadata, labels: { "app.kubernetes.io/name": "shared" } },
    spec: { instances: 3, storage: { size: "10Gi" }, resources: { limits: { cpu: 2, memory: "1Gi" } } },
  },
  {
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "Pooler",
    metadata,
    spec: { cluster: { name: "shared" }, pgbouncer: { poolMode: "session", parameters: { max_client_conn: "200" } } },
  },
];
