import type { Catalog } from "@tenantry/tenant-model";
import { nameOf } from "./ask-postgres.ts";
import type { CheckContext } from "./check.ts";
import { readField, readText } from "./read-field.ts";
import { RESOURCES } from "./resource-names.ts";
import { readTimestamp } from "./timestamp.ts";

/** A Backup object of the catalog's cluster. */
export interface TakenBackup {
  readonly name: string;
  /** `pending`, `started`, `running`, `finalizing`, `completed`, `failed`, `walArchivingFailing` (CNPG v1.30.0, backup_types.go) */
  readonly phase: string;
  readonly error: string;
  /** Seconds since 1970 of when the object was made, and when the backup ended. */
  readonly created: number;
  readonly stopped: number | undefined;
}

/** Newest first. @throws Unanswered */
export async function listBackups({ catalog, cluster }: CheckContext): Promise<readonly TakenBackup[]> {
  const { name, namespace } = catalog.cluster;
  const objects = await cluster.list({ resource: RESOURCES.backup, namespace });
  return objects
    .filter((object) => readField(object, "spec", "cluster", "name") === name)
    .map((object) => ({
      name: nameOf(object),
      phase: readText(object, "status", "phase") ?? "",
      error: readText(object, "status", "error") ?? "",
      created: readTimestamp(readText(object, "metadata", "creationTimestamp")) ?? 0,
      stopped: readTimestamp(readText(object, "status", "stoppedAt")),
    }))
    .sort((a, b) => b.created - a.created);
}

/** Why there is nothing to check; undefined where the catalog has backups. */
export function explainNoBackup({ backup }: Catalog): string | undefined {
  return backup.method === "none" ? `backup.method is none: ${backup.reason}` : undefined;
}

/** The same for what only stores of WAL have. */
export function explainNoArchive(catalog: Catalog): string | undefined {
  if (catalog.backup.method === "volumeSnapshot") return "backup.method is volumeSnapshot, which archives no WAL";
  return explainNoBackup(catalog);
}
