import { type Catalog, type Override, Placeholder } from "@tenantry/tenant-model";

/** Merges what the catalog writes itself over a rendered value, field by field; lists are replaced as a whole. */
export function applyOverride<T>(value: T, override: Override | undefined): T {
  // The schema of the CRD judges the result after postBuild: its type is what these fields may not break.
  return override === undefined ? value : (merge(value, override.fields) as T);
}

function merge(value: unknown, fields: unknown): unknown {
  if (!isMapping(value) || !isMapping(fields)) return fields;
  const merged: Record<string, unknown> = { ...value };
  for (const [key, field] of Object.entries(fields)) {
    merged[key] = Object.hasOwn(merged, key) ? merge(merged[key], field) : field;
  }
  return merged;
}

/** What a catalog overrides, one line an object: `Cluster shared: postgresql.ldap, logLevel`. */
export function describeOverrides({ cluster, backup, dragonfly, sharedPoolers, tenants }: Catalog): string[] {
  const describe = (object: string, override: Override | undefined): string[] => {
    if (override === undefined) return [];
    const fields = Object.entries(override.fields).flatMap(([key, value]) => listLeaves(value, key));
    return fields.length === 0 ? [] : [`${object}: ${fields.join(", ")}`];
  };
  return [
    ...describe(`Cluster ${cluster.name}`, cluster.overrides),
    ...(backup.method === "none"
      ? []
      : backup.method === "plugin"
        ? describe(`ObjectStore ${backup.objectStore}`, backup.overrides)
        : describe(`Cluster ${cluster.name}, backup`, backup.overrides)),
    ...(dragonfly === undefined ? [] : describe(`Dragonfly ${dragonfly.name}`, dragonfly.overrides)),
    ...sharedPoolers.flatMap(({ name, overrides }) => describe(`Pooler ${name}`, overrides)),
    ...tenants.flatMap(({ databases, poolers }) => [
      ...databases.flatMap(({ objectName, overrides }) => describe(`Database ${objectName}`, overrides)),
      ...poolers.flatMap(({ name, overrides }) => describe(`Pooler ${name}`, overrides)),
    ]),
  ];
}

function listLeaves(value: unknown, path: string): string[] {
  if (!isMapping(value) || Object.keys(value).length === 0) return [path];
  return Object.entries(value).flatMap(([key, child]) => listLeaves(child, `${path}.${key}`));
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Placeholder);
}
