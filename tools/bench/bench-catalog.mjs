// @ts-check
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Text of a catalog with many small tenants. One pod and one connection a pooler keep the connection budget satisfied:
 * what is measured is rendering, not a refusal.
 *
 * @param {string} name
 * @param {number} tenants
 */
export function writeCatalogText(name, tenants) {
  const maxConnections = 100 + tenants * 8;
  const head = `apiVersion: tenantry.dev/v1alpha1
kind: TenantCatalog
metadata:
  name: ${name}
spec:
  versions:
    cloudNativePG: "1.27"
    flux: "2.9"
  flux:
    layout: single
    substituteFrom:
      - kind: ConfigMap
        name: ${name}-settings
        file: ${settingsFile(name)}
  cluster:
    name: ${name}-postgres
    namespace: ${name}
    manageNamespace: true
    instances: \${CNPG_INSTANCES}
    storage:
      storageClass: \${CNPG_STORAGE_CLASS}
      size: \${CNPG_DATA_SIZE}
    parameters:
      max_connections: ${maxConnections}
      shared_buffers: 32GB
    resources:
      requests:
        cpu: "2"
        memory: 128Gi
  backup:
    method: barmanObjectStore
    schedule: \${CNPG_BACKUP_SCHEDULE}
    bucket: ${name}-backups
    credentials:
      secret:
        key: ${name}/backup
    validation:
      schedule: 0 3 * * *
  secrets:
    store:
      kind: ClusterSecretStore
      name: \${EXTERNAL_SECRET_STORE}
  monitoring:
    rules: VMRule
  waivers:
    - rule: operator-end-of-life
      reason: nothing of this is applied
    - rule: operator-known-holes
      reason: nothing of this is applied
    - rule: in-tree-backup-deprecated
      reason: nothing of this is applied
    - rule: pooler-single-instance
      reason: one pod and one connection a pooler keep the connection budget satisfied
  tenants:
`;
  return head + Array.from({ length: tenants }, (_, index) => writeTenant(index)).join("");
}

/**
 * Writes a root with one catalog a size, where `tenantry` finds them by default.
 *
 * @param {string} root
 * @param {readonly number[]} sizes numbers of tenants
 */
export function writeRoot(root, sizes) {
  for (const [index, tenants] of sizes.entries()) {
    const name = `bench-${String(index + 1).padStart(2, "0")}`;
    write(join(root, `kubernetes/catalogs/${name}/tenants.yaml`), writeCatalogText(name, tenants));
    write(join(root, settingsFile(name)), writeSettings(name));
  }
}

/** @param {number} index */
function writeTenant(index) {
  const name = `tenant-${String(index + 1).padStart(4, "0")}`;
  return `    - name: ${name}
      secret:
        key: bench/${name}
      databases:
        - name: ${name.replace("-", "_")}
          extensions: [pg_trgm]
      poolers:
        - type: rw
          mode: transaction
          instances: 1
          connections: 1
          reserve: 0
          parameters:
            max_client_conn: 100
            query_wait_timeout: 120
`;
}

/** @param {string} name */
function settingsFile(name) {
  return `kubernetes/clusters/${name}/cluster-settings.yaml`;
}

/** @param {string} name */
export function writeSettings(name) {
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}-settings
  namespace: flux-system
data:
  CNPG_INSTANCES: "3"
  CNPG_STORAGE_CLASS: "fast"
  CNPG_DATA_SIZE: "100Gi"
  CNPG_BACKUP_SCHEDULE: "0 0 2 * * *"
  EXTERNAL_SECRET_STORE: "onepassword"
`;
}

/**
 * @param {string} path
 * @param {string} text
 */
function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
