import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { decodeBytes, findInvalidByte } from "../substitution/byte-string.ts";
import { type SubstitutionMode, substituteBytes, type Variables } from "../substitution/substitute.ts";
import { invalidVariableNames } from "../variables.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import { writeYaml } from "../yaml/write-yaml.ts";
import { buildStructurally } from "./structural-build.ts";
import { holdsUnloadable } from "./unloadable-text.ts";

export interface BuildOptions {
  /** Strict is the default of Flux 2.9 and later. */
  readonly mode: SubstitutionMode;
  /** `postBuild.substituteStrategy`: with "Always", defaults apply even where there are no variables at all. */
  readonly strategy?: "IfVariablesExist" | "Always";
}

export interface BuildError {
  /** The step that fails: variable names, writing the object as text, envsubst, reading its result, loading that. */
  readonly stage: "names" | "write" | "substitute" | "read" | "load";
  /** The words of the controller's own error. */
  readonly message: string;
  readonly variable?: string;
}

export type BuiltObject =
  | { readonly ok: true; readonly object: JsonObject; readonly substituted: boolean }
  | { readonly ok: false; readonly error: BuildError };

const switchName = "kustomize.toolkit.fluxcd.io/substitute";

/**
 * What Flux's postBuild makes of one object: kustomize_varsub.go of github.com/fluxcd/pkg/kustomize v1.35.4, which
 * kustomize-controller 1.9.4 runs. Line feeds in values are removed. Numbers are what a reader into
 * float64 makes of them.
 */
export function buildObject(object: JsonObject, variables: Variables, options: BuildOptions): BuiltObject {
  if (isSwitchedOff(object) || (variables.size === 0 && options.strategy !== "Always")) {
    return { ok: true, object, substituted: false };
  }
  const [invalid] = invalidVariableNames(variables.keys());
  if (invalid !== undefined) {
    const message = `'${invalid}' var name is invalid, must match '^[_[:alpha:]][_[:alpha:][:digit:]]*$'`;
    return { ok: false, error: { stage: "names", message, variable: invalid } };
  }
  const values = removeLineFeeds(variables);
  const built = buildStructurally(object, values);
  if (built !== undefined) return { ok: true, object: built, substituted: true };
  return buildThroughText(object, values, options.mode);
}

/** The way Flux goes, whatever the object holds: text out, envsubst, text in. */
export function buildThroughText(object: JsonObject, variables: Variables, mode: SubstitutionMode): BuiltObject {
  const written = writeYaml(object);
  if (!written.ok) return { ok: false, error: { stage: "write", message: written.message } };
  const substituted = substituteBytes(written.text, variables, mode);
  if (!substituted.ok) {
    const { message, variable } = substituted.error;
    return { ok: false, error: { stage: "substitute", message, ...(variable === undefined ? {} : { variable }) } };
  }
  const { text, valid } = decodeBytes(substituted.text);
  if (!valid) return { ok: false, error: { stage: "read", message: sayInvalid(substituted.text) } };
  const read = readYaml(text);
  if (!read.ok) return { ok: false, error: { stage: "read", message: read.message } };
  const result = read.value ?? {};
  if (holdsUnloadable(result)) {
    const message = "yaml: found a tab character where an indentation space is expected";
    return { ok: false, error: { stage: "load", message } };
  }
  if (isJsonObject(result)) return { ok: true, object: result, substituted: true };
  const message = `json: cannot unmarshal ${sayType(result)} into Go value of type map[string]interface {}`;
  return { ok: false, error: { stage: "load", message } };
}

function isSwitchedOff(object: JsonObject): boolean {
  const { metadata } = object;
  if (!isJsonObject(metadata)) return false;
  return [metadata.labels, metadata.annotations].some(
    (entries) => isJsonObject(entries) && Object.hasOwn(entries, switchName) && entries[switchName] === "disabled",
  );
}

/** `buildVariables` has done so already; the copy is for values from elsewhere. */
function removeLineFeeds(variables: Variables): Variables {
  for (const value of variables.values()) {
    if (value.includes("\n")) return new Map([...variables].map(([name, text]) => [name, text.replaceAll("\n", "")]));
  }
  return variables;
}

function sayInvalid(bytes: string): string {
  const leading = /[\x80-\xbf]/.test(bytes.charAt(findInvalidByte(bytes)));
  return `yaml: invalid ${leading ? "leading" : "trailing"} UTF-8 octet`;
}

function sayType(value: Json): string {
  if (Array.isArray(value)) return "array";
  return typeof value === "boolean" ? "bool" : typeof value;
}
