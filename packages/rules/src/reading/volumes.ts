import type { Path } from "@tenantry/tenant-model";
import { readQuantity } from "@tenantry/tenant-model";
import type { Fields } from "../manifest.ts";
import { isFields, isSet, listAt, textAt, valueAt } from "./fields.ts";

export interface VolumeConfiguration {
  /** `storage`, `walStorage` or a tablespace's name. */
  readonly label: string;
  readonly path: Path;
  readonly fields: Fields;
}

const REQUEST = ["pvcTemplate", "resources", "requests", "storage"] as const;

/**
 * The volumes that a Cluster describes, each with its own size and class. `storage` is there always: it may not be left
 * out.
 */
export function volumesOf(spec: Fields): readonly VolumeConfiguration[] {
  const storage = spec["storage"] ?? {};
  const entries: { readonly label: string; readonly path: Path; readonly fields: unknown }[] = [
    { label: "`storage`", path: ["spec", "storage"], fields: storage },
    { label: "`walStorage`", path: ["spec", "walStorage"], fields: spec["walStorage"] },
    ...listAt(spec, "tablespaces").map((tablespace, index) => ({
      label: `tablespace \`${textAt(tablespace, "name") ?? index}\``,
      path: ["spec", "tablespaces", index, "storage"],
      fields: valueAt(tablespace, "storage"),
    })),
  ];
  return entries.flatMap(({ label, path, fields }) => (isFields(fields) ? [{ label, path, fields }] : []));
}

/** Whether the template of its claims asks for a size; the operator takes a request of zero for none. */
export function requestsSize({ fields }: VolumeConfiguration): boolean {
  const request = valueAt(fields, ...REQUEST);
  return isSet(fields, ...REQUEST) && readQuantity(request) !== 0;
}
