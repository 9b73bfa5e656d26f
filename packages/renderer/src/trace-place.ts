import { type Catalog, ownedFields, type Path, Placeholder } from "@tenantry/tenant-model";
import type { RenderedObject } from "./resource.ts";

/**
 * The place in the catalog that a field of an object comes from: a setting's own place where it is one, the field of the
 * catalog that stands for it, or where the catalog would write it itself. Whoever shows it falls back to its nearest parent.
 */
export function tracePlace({ object, origin, changes }: RenderedObject, path: Path, catalog: Catalog): Path {
  const change = changes?.find((it) => it.path.every((part, index) => part === path[index]));
  if (change !== undefined) return change.origin;
  if (isPluginPlace(origin)) return origin;
  const placeholder = findPlaceholder(object, path);
  if (placeholder !== undefined) return placeholder.origin;
  // Both are literals in everything that is rendered.
  const [apiVersion, kind] = [String(object.apiVersion), String(object.kind)];
  const [top, ...inside] = path;
  if (top === "metadata") return traceMetadata(kind, origin, inside);
  if (top === "apiVersion" && apiVersion.startsWith("postgresql.cnpg.io/"))
    return ["spec", "versions", "cloudNativePG"];
  if (top !== "spec") return origin;
  const role = kind === "Cluster" ? findRole(catalog, inside) : undefined;
  return role ?? traceSpec(kind, origin, inside);
}

/** What a plugin made has no field of the catalog behind it but the plugin's own. */
export function isPluginPlace([section, list]: Path): boolean {
  return section === "spec" && list === "plugins";
}

function findPlaceholder(object: unknown, path: Path): Placeholder | undefined {
  let value = object;
  for (const key of path) {
    if (typeof value !== "object" || value === null || value instanceof Placeholder) break;
    value = Reflect.get(value, key);
  }
  return value instanceof Placeholder ? value : undefined;
}

const NAMED = new Set(["Cluster", "Database", "Dragonfly", "Pooler", "DatabaseRole"]);

function traceMetadata(kind: string, origin: Path, [field]: Path): Path {
  if (field === "namespace") return ["spec", origin[1] === "dragonfly" ? "dragonfly" : "cluster", "namespace"];
  return field === "name" && NAMED.has(kind) ? [...origin, "name"] : origin;
}

/** Roles of all tenants stand in one list, in the catalog's order. */
function findRole({ tenants }: Catalog, [managed, roles, index, ...inside]: Path): Path | undefined {
  if (managed !== "managed" || roles !== "roles" || typeof index !== "number") return undefined;
  const role = tenants.flatMap((tenant) => tenant.roles)[index];
  return role === undefined ? undefined : [...role.origin, ...inside];
}

/** Kinds whose spec a catalog may write itself; the catalog's `spec` of another block is none of theirs. */
function traceSpec(kind: string, origin: Path, inside: Path): Path {
  const owned =
    kind === "Cluster" || kind === "Database" || kind === "Dragonfly" || kind === "Pooler" || kind === "ObjectStore";
  if (!owned) return [...origin, ...inside];
  const known = findField(ownedFields[kind], inside, origin);
  if (known !== undefined) return known;
  if (kind !== "Cluster" || inside[0] !== "backup") return [...origin, "spec", ...inside];
  const backup: Path = ["spec", "backup"];
  return findField(ownedFields["Cluster.backup"], inside.slice(1), backup) ?? backup;
}

/** The field for the longest part of the place that has one. */
function findField(fields: Readonly<Record<string, string>>, inside: Path, origin: Path): Path | undefined {
  for (let length = inside.length; length > 0; length -= 1) {
    const field = fields[inside.slice(0, length).join(".")];
    if (field === undefined || (field === "spec.backup" && inside[0] === "backup")) continue;
    const place = readField(field, origin);
    return place === undefined ? undefined : [...place, ...inside.slice(length)];
  }
  return undefined;
}

/** Some fields are named in words: `databases[].owner` stands in the object's own block, others have no place of their own. */
function readField(field: string, origin: Path): Path | undefined {
  const [first = ""] = field.split(" ");
  if (first.startsWith("spec.")) return first.split(".");
  const [, inside] = /^\w+\[\]\.([\w.]+)$/.exec(first) ?? [];
  return inside === undefined ? undefined : [...origin, ...inside.split(".")];
}
