import type { Backup } from "@tenantry/crd-schemas";
import type { Catalog } from "@tenantry/tenant-model";
import { BARMAN_PLUGIN } from "./names.ts";

type Scheduled = Exclude<Catalog["backup"], { readonly method: "none" }>;

/** How a backup of this catalog is made: the same by schedule and by hand. */
export function buildBackupMethod({ method, target }: Scheduled) {
  return {
    method,
    ...(method === "plugin" && { pluginConfiguration: { name: BARMAN_PLUGIN } }),
    ...(method === "volumeSnapshot" && { online: false }),
    target,
  } satisfies Partial<Backup["spec"]>;
}
