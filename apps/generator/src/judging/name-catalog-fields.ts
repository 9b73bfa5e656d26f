import { formatPath, ownedFields, type Path } from "@tenantry/tenant-model";

/**
 * Rules speak of the fields of objects; whoever edits tenants.yaml has other words for some of them.
 * @param path of the field within the object that the help is about
 * @param place in the catalog where it would be written
 * @returns the help, with what its fields are called in the catalog where that differs
 */
export function nameCatalogFields(help: string, kind: string, { path, place }: { path: Path; place: Path }): string {
  const names = new Map<string, string>();
  for (const [, field = ""] of help.matchAll(/`([A-Za-z_][\w.]*)(?::[^`]*)?`/g)) {
    const meant = findOwned(kind, field) ?? findEscaped(field, path, place);
    if (meant !== undefined && lastPart(meant) !== lastPart(field)) names.set(field, meant);
  }
  if (names.size === 0) return help;
  const notes = [...names].map(([field, meant]) => `\`${field}\` is ${meant}`);
  return `${help} (in tenants.yaml ${notes.join(", ")})`;
}

/** The catalog's own field, where exactly one stands for what the help names. */
function findOwned(kind: string, field: string): string | undefined {
  const fields: Readonly<Record<string, string>> = Object.hasOwn(ownedFields, kind)
    ? ownedFields[kind as keyof typeof ownedFields]
    : {};
  const wanted = field.replace(/^spec\./, "");
  const keys = Object.keys(fields).filter((key) => key === wanted || key.endsWith(`.${wanted}`));
  const found = new Set(keys.map((key) => fields[key]));
  const [meant] = found;
  // Some are told in words: nothing there can be written.
  return found.size === 1 && meant !== undefined && /^[\w.[\]]+$/.test(meant) ? meant : undefined;
}

/** A field that the catalog has no word for is written into its escape hatch. */
function findEscaped(field: string, path: Path, place: Path): string | undefined {
  const isField = path.at(-1) === lastPart(field) && place.at(-1) === path.at(-1);
  return isField && place.slice(1).includes("spec") ? `in ${formatPath(place.slice(0, -1))}` : undefined;
}

function lastPart(field: string): string {
  return field.slice(field.lastIndexOf(".") + 1);
}
