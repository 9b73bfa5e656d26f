import { invalidVariableNames } from "@tenantry/flux-postbuild";
import { type Fields, KINDS } from "@tenantry/rules";
import { isFields, type WrittenObject } from "./classify-document.ts";
import { readSettingsValues, type SettingsValues } from "./settings-values.ts";

/** What Flux substitutes in the inputs, as far as they tell. */
export interface GatheredVariables {
  readonly substitution: "flux" | "none";
  readonly variables: SettingsValues;
  /** `some`: Flux reads settings that are not among the inputs, or several values of one name. */
  readonly variablesKnown: "all" | "some";
  /** `Kind/name` of what Flux reads settings from and is not among the inputs. */
  readonly missing: readonly string[];
  /** Objects among the inputs that Flux reads settings from. */
  readonly sources: ReadonlySet<WrittenObject>;
}

/** @param settings values that were passed, in order: later ones win, and all of them over what the inputs say */
export function gatherVariables(
  objects: readonly WrittenObject[],
  settings: readonly SettingsValues[],
): GatheredVariables {
  const found = new Map<string, Set<string>>();
  const missing = new Set<string>();
  const sources = new Set<WrittenObject>();
  let substitution: "flux" | "none" = settings.length > 0 ? "flux" : "none";
  for (const { fields } of objects) {
    const postBuild = readPostBuild(fields);
    if (postBuild === undefined) continue;
    substitution = "flux";
    const values = new Map<string, string>();
    for (const reference of postBuild.references) {
      const source = objects.find((it) => isSource(it.fields, reference));
      const read = source && readSettingsValues(source.fields);
      if (source === undefined || read === undefined) missing.add(`${reference.kind}/${reference.name}`);
      else {
        sources.add(source);
        for (const [name, value] of read) values.set(name, value);
      }
    }
    for (const [name, value] of postBuild.inline) values.set(name, value);
    for (const [name, value] of values) found.set(name, (found.get(name) ?? new Set()).add(value));
  }
  const variables = new Map<string, string>();
  // Two clusters of one repository: neither's value is right for all objects.
  for (const [name, values] of found) for (const value of values) if (values.size === 1) variables.set(name, value);
  const severalValues = variables.size < found.size;
  for (const passed of settings) for (const [name, value] of passed) variables.set(name, value);
  // One such name makes Flux refuse everything; the others are still worth judging by.
  for (const name of invalidVariableNames(variables.keys())) variables.delete(name);
  const isKnown = settings.length > 0 || (missing.size === 0 && !severalValues);
  return { substitution, variables, variablesKnown: isKnown ? "all" : "some", missing: [...missing].sort(), sources };
}

interface Reference {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

function readPostBuild(
  object: Fields,
): { readonly references: readonly Reference[]; readonly inline: SettingsValues } | undefined {
  const { apiVersion, kind, metadata, spec } = object;
  if (`${String(apiVersion).split("/")[0]}/${String(kind)}` !== KINDS.FluxKustomization) return undefined;
  const postBuild = isFields(spec) ? spec["postBuild"] : undefined;
  if (!isFields(postBuild)) return undefined;
  const { substitute, substituteFrom } = postBuild;
  const namespace = isFields(metadata) ? String(metadata["namespace"] ?? "") : "";
  const references = (Array.isArray(substituteFrom) ? substituteFrom : []).flatMap((it: unknown): Reference[] => {
    return isFields(it) ? [{ kind: String(it["kind"]), name: String(it["name"]), namespace }] : [];
  });
  const inline = isFields(substitute) ? readSettingsValues({ data: substitute }) : undefined;
  return { references, inline: inline ?? new Map() };
}

function isSource({ apiVersion, kind, metadata }: Fields, reference: Reference): boolean {
  if (apiVersion !== "v1" || kind !== reference.kind || !isFields(metadata)) return false;
  const namespace = String(metadata["namespace"] ?? "");
  const sameNamespace = namespace === "" || reference.namespace === "" || namespace === reference.namespace;
  return metadata["name"] === reference.name && sameNamespace;
}
