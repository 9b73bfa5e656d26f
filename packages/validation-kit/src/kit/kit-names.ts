import type { Catalog } from "@tenantry/tenant-model";

/** What CloudNativePG takes as the name of a Cluster (CNPG v1.27.0, cluster_webhook.go, validateName). */
const MOST_CHARACTERS = 50;

/** The scratch Cluster of a restore drill. */
export function nameRestoreDrill({ cluster }: Catalog): string {
  const suffix = "-restore-drill";
  return `${cluster.name.slice(0, MOST_CHARACTERS - suffix.length).replace(/-+$/, "")}${suffix}`;
}

/** Files of the kit, inside `output.runbooks`. */
export const KIT_FILES = {
  validation: "validation.md",
  operations: "postgresql-operations.md",
  restoration: "database-backup-restore.md",
  script: "validate.sh",
  drill: "restore-drill.yaml",
  applications: "test-applications.yaml",
} as const;

/** Stands in the rendered drill from volume snapshots, which are named after the moment that they were made. */
export const ANY_BACKUP = "newest-backup";
