import { type Catalog, Placeholder, type Value } from "@tenantry/tenant-model";

/** A text for people. A setting from a Secret goes by its name: its value is not known here. */
export function printSetting(value: Value<string>, { settingsRead }: Pick<Catalog, "settingsRead">): string {
  if (!(value instanceof Placeholder)) return value;
  const name = value.text.slice("${".length, -"}".length);
  return settingsRead.has(name) ? value.value : `$${name}`;
}
