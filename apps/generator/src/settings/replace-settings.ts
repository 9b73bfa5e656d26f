import { type ParsedCatalog, readSettings } from "@tenantry/tenant-model";

/**
 * Settings files as they would be with other values, to tell what a changed setting did. Only settings that a file
 * defines are replaced: those of the catalog itself change with the catalog.
 * @param texts path → text of the settings files as they are, which may be faulty: then they stay so
 */
export async function replaceSettings(
  parsed: ParsedCatalog,
  texts: ReadonlyMap<string, string | undefined>,
  values: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string | undefined>> {
  const { namespace, substituteFrom } = parsed.config.spec.flux;
  const replaced = new Map(texts);
  for (const source of substituteFrom) {
    if (source.kind !== "ConfigMap") continue;
    const { name, file } = source;
    const text = texts.get(file);
    const read = text === undefined ? undefined : await readSettings(text, file, { name, namespace });
    if (read?.ok !== true) continue;
    const data = Object.entries(read.data).map(([key, value]) => [key, values.get(key) ?? value]);
    const configMap = { apiVersion: "v1", kind: "ConfigMap", metadata: { name }, data: Object.fromEntries(data) };
    // JSON is YAML too.
    replaced.set(file, JSON.stringify(configMap));
  }
  return replaced;
}
