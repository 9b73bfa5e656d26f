import type { Catalog, Dragonfly } from "@tenantry/tenant-model";

export function pickDragonfly({ dragonfly }: Catalog): Dragonfly {
  if (dragonfly === undefined) throw new Error("a drill of Dragonfly was run where it does not apply");
  return dragonfly;
}
