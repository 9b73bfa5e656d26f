import type { Catalog } from "@tenantry/tenant-model";
import type { Alert } from "../alert.ts";

export function buildDatabaseHealthAlerts(_catalog: Catalog): readonly Alert[] {
  return [];
}
