import { buildVariables } from "@tenantry/flux-postbuild";
import { parseHeader, type RenderedCatalog } from "@tenantry/renderer";
import { type Fields, identityOf, isFields, type Manifest } from "@tenantry/rules";
import { type Catalog, openDocuments, type ParsedCatalog, readValue } from "@tenantry/tenant-model";
import { buildAsFarAsPossible } from "../linting/best-effort-build.ts";
import type { Baseline } from "./baseline.ts";
import { isUnchanged, type OldCatalog, readOldCatalog, readTexts, type TenantState } from "./old-catalog.ts";

/** A catalog as it is now, before it is judged. */
export interface CurrentCatalog {
  readonly parsed: ParsedCatalog;
  readonly catalog: Catalog;
  readonly rendering: Pick<RenderedCatalog, "files" | "objects">;
  /** Texts of the settings files by path; undefined for a missing one. */
  readonly settings: ReadonlyMap<string, string | undefined>;
}

/** What Git has of a catalog. */
export interface CommittedState {
  /**
   * Every object as the API server received it, by `identityOf`; empty for a catalog that is new. Undefined where only the
   * catalog is committed: what it renders may be kept elsewhere, so nothing is new.
   */
  readonly objects?: ReadonlyMap<string, Manifest>;
  readonly tenants: ReadonlyMap<string, TenantState>;
}

/**
 * Reads what Git has of a catalog. A file that is as it was, with settings that are as they were, is not read: its objects
 * are those that are rendered now. Undefined where the catalog was refused, so that nothing is rendered.
 */
export async function readCommitted(baseline: Baseline, current: CurrentCatalog): Promise<CommittedState | undefined> {
  const { parsed, catalog, rendering, settings } = current;
  if (rendering.files.size === 0) return undefined;
  const same = new Set([...rendering.files].flatMap(([path, text]) => (baseline.holds(path, text) ? [path] : [])));
  const old = isUnchanged(baseline, parsed) ? describeNow(current) : await readOldCatalog(baseline, parsed);
  if (old === undefined) return { objects: new Map(), tenants: new Map() };
  const places = [...baseline.filesBelow(old.workloads), old.fluxKustomization].filter((path) => !same.has(path));
  const areSettled =
    old.settingsFiles.join("\n") === parsed.settingsFiles.join("\n") &&
    old.settingsFiles.every((path) => baseline.holds(path, settings.get(path) ?? ""));
  // All at once: each call is a process.
  const texts = baseline.read([...places, ...(areSettled ? [] : old.settingsFiles)]);
  const variables = areSettled
    ? new Map([...catalog.variables, ...old.inline])
    : await readOldVariables(baseline, old, catalog.variables);
  const changed = [...variables].filter(([name, value]) => catalog.variables.get(name) !== value).map(([name]) => name);
  const objects = new Map<string, Manifest>();
  const add = async (path: string, text: string): Promise<void> => {
    for (const object of await buildOld(text, path === old.fluxKustomization ? "none" : old.substitution, variables)) {
      const manifest: Manifest = { object, form: "object" };
      objects.set(identityOf(manifest), manifest);
    }
  };
  const rebuilt = new Set([...same].filter((path) => holdsPlaceholder(rendering.files.get(path) ?? "", changed)));
  for (const { object, file } of rendering.objects) {
    if (!same.has(file) || rebuilt.has(file)) continue;
    const manifest: Manifest = { object: object as unknown as Fields, form: "object" };
    objects.set(identityOf(manifest), manifest);
  }
  for (const path of rebuilt) await add(path, rendering.files.get(path) ?? "");
  for (const path of places) {
    const text = texts.get(path);
    if (text !== undefined && parseHeader(text) !== null) await add(path, text);
  }
  return { tenants: old.tenants, ...(objects.size > 0 && { objects }) };
}

function describeNow({ catalog, parsed }: CurrentCatalog): OldCatalog {
  return {
    tenants: new Map(catalog.tenants.map(({ name, state }) => [name, state])),
    ...catalog.output,
    substitution: catalog.substitution,
    settingsFiles: parsed.settingsFiles,
    inline: new Map(),
  };
}

/** What is in no file stays as it is now: a Secret's values are nobody's to know. */
async function readOldVariables(
  baseline: Baseline,
  { settingsFiles, inline }: OldCatalog,
  now: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const sources = [];
  for (const [path, text] of baseline.read(settingsFiles)) {
    const read = await readValue(text, path);
    if (read.ok) sources.push({ kind: "ConfigMap", data: Object.fromEntries(readTexts(read.value, "data")) } as const);
  }
  return new Map([...now, ...buildVariables(sources).variables, ...inline]);
}

function holdsPlaceholder(text: string, names: readonly string[]): boolean {
  return names.some((name) => text.includes(`\${${name}}`));
}

async function buildOld(
  text: string,
  substitution: "flux" | "none",
  variables: ReadonlyMap<string, string>,
): Promise<Fields[]> {
  const objects: Fields[] = [];
  for (const document of await openDocuments(text)) {
    const read = document.read();
    // What is broken there is corrected by what is rendered now.
    if (!read.ok || !isFields(read.value)) continue;
    objects.push(
      substitution === "none" ? read.value : buildAsFarAsPossible(read.value, variables, { mode: "strict" }),
    );
  }
  return objects;
}
