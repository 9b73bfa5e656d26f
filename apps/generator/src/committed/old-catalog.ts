import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Fields, isFields, listAt, textAt } from "@tenantry/rules";
import { matchesInclude, type ParsedCatalog, readValue } from "@tenantry/tenant-model";
import { CATALOG_FILE } from "../catalogs/catalog-places.ts";
import { parentOf } from "../placing/inspect-output.ts";
import type { Baseline } from "./baseline.ts";

export type TenantState = "present" | "retired";

/** What a committed tenants.yaml says that matters to a comparison; it may be one that this version would refuse. */
export interface OldCatalog {
  readonly tenants: ReadonlyMap<string, TenantState>;
  readonly workloads: string;
  readonly fluxKustomization: string;
  readonly substitution: "flux" | "none";
  /** ConfigMap files of substituteFrom, in order. */
  readonly settingsFiles: readonly string[];
  readonly inline: ReadonlyMap<string, string>;
}

/** The committed form of a catalog. One that was moved is known by its name. Undefined for a new catalog. */
export async function readOldCatalog(
  baseline: Baseline,
  { config, source }: ParsedCatalog,
): Promise<OldCatalog | undefined> {
  const { name } = config.metadata;
  if (baseline.has(source.file)) return readAt(baseline, source.file, name);
  for (const file of listGone(baseline)) {
    const old = await readFields(baseline, file);
    if (old !== undefined && textAt(old, "metadata", "name") === name) return readAt(baseline, file, name);
  }
  return undefined;
}

/** Whether tenants.yaml and all that it includes are as they were. */
export function isUnchanged(baseline: Baseline, { config, source }: ParsedCatalog): boolean {
  if (!baseline.holds(source.file, source.text)) return false;
  if (!source.included.every(({ file, text }) => baseline.holds(file, text))) return false;
  return listOldIncluded(baseline, source.file, config.spec.include).length === source.included.length;
}

function listGone(baseline: Baseline): readonly string[] {
  return baseline
    .filesBelow("")
    .filter((path) => path === CATALOG_FILE || path.endsWith(`/${CATALOG_FILE}`))
    .filter((path) => !existsSync(join(baseline.root, path)));
}

async function readAt(baseline: Baseline, file: string, name: string): Promise<OldCatalog | undefined> {
  const fields = await readFields(baseline, file);
  if (fields === undefined) return undefined;
  const flux = listAt(fields, "spec", "flux", "substituteFrom");
  const output = (field: string) => textAt(fields, "spec", "output", field);
  const oldName = textAt(fields, "metadata", "name") ?? name;
  const substitution = textAt(fields, "spec", "substitution") === "none" ? "none" : "flux";
  return {
    tenants: await readTenants(baseline, file, fields),
    // The defaults of the model, resolve-catalog.ts.
    workloads: output("workloads") ?? `kubernetes/workloads/${oldName}/databases/cloudnative-pg`,
    fluxKustomization:
      output("fluxKustomization") ?? `kubernetes/infrastructure/${oldName}/databases/cloudnative-pg/ks.yaml`,
    substitution,
    settingsFiles: flux.flatMap((from) => {
      const path = textAt(from, "file");
      return textAt(from, "kind") === "ConfigMap" && path !== undefined ? [path] : [];
    }),
    inline: new Map([["TENANTRY_CATALOG", oldName], ...readTexts(fields, "spec", "flux", "substitute")]),
  };
}

async function readTenants(
  baseline: Baseline,
  file: string,
  fields: Fields,
): Promise<ReadonlyMap<string, TenantState>> {
  const patterns = listAt(fields, "spec", "include").filter((pattern) => typeof pattern === "string");
  const included = baseline.read(listOldIncluded(baseline, file, patterns));
  const tenants = [...listAt(fields, "spec", "tenants")];
  for (const [path, text] of included) {
    const read = await readValue(text, path);
    if (read.ok) tenants.push(...(Array.isArray(read.value) ? read.value : [read.value]));
  }
  return new Map(
    tenants.flatMap((tenant) => {
      const name = textAt(tenant, "name");
      return name === undefined ? [] : [[name, textAt(tenant, "state") === "retired" ? "retired" : "present"] as const];
    }),
  );
}

function listOldIncluded(baseline: Baseline, file: string, patterns: readonly string[]): readonly string[] {
  const folder = parentOf(file);
  const found = patterns.flatMap((pattern) => {
    const path = folder === "" ? pattern : `${folder}/${pattern}`;
    const parent = parentOf(path);
    if (!path.includes("*")) return baseline.has(path) ? [path] : [];
    const last = path.slice(path.lastIndexOf("/") + 1);
    return baseline
      .filesBelow(parent)
      .filter((candidate) => parentOf(candidate) === parent)
      .filter((candidate) => matchesInclude(candidate.slice(candidate.lastIndexOf("/") + 1), last));
  });
  return [...new Set(found)].filter((path) => path !== file);
}

async function readFields(baseline: Baseline, file: string): Promise<Fields | undefined> {
  const text = baseline.read([file]).get(file);
  const read = text === undefined ? undefined : await readValue(text, file);
  return read?.ok === true && isFields(read.value) ? read.value : undefined;
}

export function readTexts(value: unknown, ...path: readonly string[]): [string, string][] {
  let found = value;
  for (const key of path) found = isFields(found) ? found[key] : undefined;
  return isFields(found)
    ? Object.entries(found).flatMap(([name, text]): [string, string][] =>
        typeof text === "string" ? [[name, text]] : [],
      )
    : [];
}
