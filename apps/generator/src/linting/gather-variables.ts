import { invalidVariableNames } from "@tenantry/flux-postbuild";
import type { WrittenObject } from "./classify-document.ts";
import {
  isFluxKustomization,
  patchesPostBuild,
  type Reference,
  readFolder,
  readPostBuild,
} from "./flux-kustomization.ts";
import { isFields } from "./json-values.ts";
import { readSettingsValues, type SettingsValues } from "./settings-values.ts";

/** What Flux substitutes in the inputs, as far as they tell. */
export interface GatheredVariables {
  readonly substitution: "flux" | "none";
  /** What has one value only, whichever Kustomization applies an object. */
  readonly all: KnownValues;
  /** `Kind/name` of what Flux reads settings from and is not among the inputs. */
  readonly missing: readonly string[];
  /** Objects among the inputs that Flux reads settings from. */
  readonly sources: ReadonlySet<WrittenObject>;
  /** Values for the objects of a file: those of the Kustomization whose `path` it is below, if there is one. */
  valuesFor(file: string): KnownValues;
  /** Whether Flux may substitute the objects of a file: not where paths of Kustomizations are known, and it is below none. */
  maySubstitute(file: string): boolean;
}

export interface KnownValues {
  readonly values: SettingsValues;
  /** `some`: Flux reads settings that are not among the inputs, or several values of one name. */
  readonly known: "all" | "some";
}

/** Undefined: the name has several values, and no one can say which is meant. */
type Values = Map<string, string | undefined>;

/** Values of one Flux Kustomization. */
interface Scope {
  readonly folder: string | undefined;
  readonly values: Values;
  /** `Kind/name` of what is not among the inputs. */
  readonly missing: readonly string[];
}

/** @param passed values that the user gave, in order: later ones win, and all of them over what the inputs say */
export function gatherVariables(
  objects: readonly WrittenObject[],
  passed: readonly SettingsValues[],
): GatheredVariables {
  const sources = new Set<WrittenObject>();
  const scopes = objects.flatMap(({ fields }): Scope[] => {
    const postBuild = readPostBuild(fields);
    if (postBuild === undefined) return [];
    const values: Values = new Map();
    const missing: string[] = [];
    for (const reference of postBuild.references) {
      const found = objects.filter((it) => isSource(it, reference));
      const read = found.map((it) => readSettingsValues(it.fields)).filter((it) => it !== undefined);
      if (read.length === 0) missing.push(`${reference.kind}/${reference.name}`);
      for (const source of found) sources.add(source);
      // Clusters of one repository call their settings the same: which one is meant here, no file says.
      for (const [name, value] of mergeValues(read)) values.set(name, value);
    }
    for (const [name, value] of postBuild.inline) values.set(name, value);
    return [{ folder: postBuild.folder, values, missing }];
  });
  // A parent that patches `postBuild` into others gives them settings that are not seen here.
  const seen: KnownValues["known"] = objects.some(({ fields }) => patchesPostBuild(fields)) ? "some" : "all";
  const folders = objects.flatMap(({ fields }) => (isFluxKustomization(fields) ? [readFolder(fields)] : []));
  const all = mergeScopes(scopes, passed, seen);
  const known = new Map<string | undefined, KnownValues>([[undefined, all]]);
  return {
    substitution: scopes.length + passed.length > 0 ? "flux" : "none",
    all,
    missing: [...new Set(scopes.flatMap(({ missing }) => missing))].sort(),
    sources,
    valuesFor(file) {
      const folder = findLongest(scopes, file);
      const values =
        known.get(folder) ??
        mergeScopes(
          scopes.filter((it) => it.folder === folder),
          passed,
          seen,
        );
      known.set(folder, values);
      return values;
    },
    maySubstitute: (file) =>
      passed.length > 0 || folders.some((folder) => folder === undefined || file.includes(folder)),
  };
}

function findLongest(scopes: readonly Scope[], file: string): string | undefined {
  let longest: string | undefined;
  for (const { folder = "" } of scopes) {
    if (folder !== "" && file.includes(folder) && folder.length > (longest?.length ?? 0)) longest = folder;
  }
  return longest;
}

/** What is passed goes over what the Kustomizations say. */
function mergeScopes(
  scopes: readonly Scope[],
  passed: readonly SettingsValues[],
  seen: KnownValues["known"],
): KnownValues {
  const found = mergeValues(scopes.map(({ values }) => values));
  const values = new Map<string, string>();
  for (const [name, value] of found) if (value !== undefined) values.set(name, value);
  const isComplete =
    seen === "all" && values.size === found.size && scopes.every(({ missing }) => missing.length === 0);
  for (const settings of passed) for (const [name, value] of settings) values.set(name, value);
  // One such name makes Flux refuse everything; the others are still worth judging by.
  for (const name of invalidVariableNames(values.keys())) values.delete(name);
  return { values, known: isComplete || passed.length > 0 ? "all" : "some" };
}

/** A name with two values has none: neither is right for all objects. */
function mergeValues(all: readonly ReadonlyMap<string, string | undefined>[]): Values {
  const merged: Values = new Map();
  for (const values of all) {
    for (const [name, value] of values) {
      merged.set(name, merged.has(name) && merged.get(name) !== value ? undefined : value);
    }
  }
  return merged;
}

function isSource({ fields }: WrittenObject, reference: Reference): boolean {
  const { apiVersion, kind, metadata } = fields;
  if (apiVersion !== "v1" || kind !== reference.kind || !isFields(metadata)) return false;
  const namespace = String(metadata["namespace"] ?? "");
  const sameNamespace = namespace === "" || reference.namespace === "" || namespace === reference.namespace;
  return metadata["name"] === reference.name && sameNamespace;
}
