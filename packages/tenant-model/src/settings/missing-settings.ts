import type { ParsedCatalog } from "../read-catalog.ts";

/**
 * Settings that the catalog needs or declares in `spec.settings` and that no source defines.
 * @param defined names of all settings that Flux will have.
 * @returns their defaults from `spec.settings`; undefined where there is none.
 */
export function findMissingSettings(
  { config }: ParsedCatalog,
  defined: ReadonlySet<string>,
): Map<string, string | undefined> {
  const defaults = config.spec.settings;
  const names = [...findUsedSettings({ config }), ...Object.keys(defaults)];
  const { substitute, substituteFrom } = config.spec.flux;
  const declared = substituteFrom.flatMap((source) => (source.kind === "Secret" ? Object.keys(source.keys) : []));
  const known = new Set([...defined, ...declared, ...Object.keys(substitute)]);
  return new Map(names.filter((name) => !known.has(name)).map((name) => [name, defaults[name]]));
}

/** Names of the settings that the catalog uses, in the order of their first use. */
export function findUsedSettings({ config }: Pick<ParsedCatalog, "config">): Set<string> {
  const { settings: _declared, ...used } = config.spec;
  return new Set(collectPlaceholders(used));
}

function* collectPlaceholders(value: unknown): Generator<string> {
  if (typeof value === "string") {
    const name = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/.exec(value)?.[1];
    if (name !== undefined) yield name;
  } else if (typeof value === "object" && value !== null) {
    for (const child of Object.values(value)) yield* collectPlaceholders(child);
  }
}
