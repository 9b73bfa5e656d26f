import { findNearestName } from "@tenantry/crd-schemas";
import { isJsonObject, type Json, type JsonObject } from "@tenantry/flux-postbuild";
import { formatPath, locateInText, type Path, type Problem } from "@tenantry/tenant-model";
import type { ConfigFile } from "./config-file.ts";

/** One thing that is wrong with a functionConfig. */
export interface ConfigFault {
  readonly place: Path;
  readonly message: string;
  readonly help: string;
}

/** What a field has to be; undefined where it is that. */
export type CheckField = (value: Json, place: Path) => readonly ConfigFault[];

/** A mapping whose unknown keys are mistakes. */
export function mapping(fields: Readonly<Record<string, CheckField>>): CheckField {
  return (value, place) => {
    if (!isJsonObject(value)) return [expected(place, value, "a mapping")];
    return Object.entries(value).flatMap(([key, field]) => {
      const check = Object.hasOwn(fields, key) ? fields[key] : undefined;
      return check === undefined ? [unknownKey([...place, key], Object.keys(fields))] : check(field, [...place, key]);
    });
  };
}

export function required(check: CheckField, names: readonly string[]): CheckField {
  return (value, place) => {
    const missing = names.filter((name) => !isJsonObject(value) || value[name] === undefined || value[name] === null);
    if (!isJsonObject(value) || missing.length === 0) return check(value, place);
    const faults = missing.map((name): ConfigFault => {
      return { place, message: `\`${formatPath([...place, name])}\` is missing`, help: `add it: \`${name}: …\`` };
    });
    // A key without a value is missing: one mistake, one fault.
    const rest = Object.entries(value).filter(([name]) => !missing.includes(name));
    return [...faults, ...check(Object.fromEntries(rest), place)];
  };
}

export function listOf(check: CheckField): CheckField {
  return (value, place) => {
    if (!Array.isArray(value)) return [expected(place, value, "a list")];
    const items = value as readonly Json[];
    if (items.length === 0)
      return [
        {
          place,
          message: `\`${formatPath(place)}\` is empty: it would match nothing`,
          help: "leave it out, which matches everything",
        },
      ];
    return items.flatMap((item, index) => check(item, [...place, index]));
  };
}

export function mapOf(check: CheckField): CheckField {
  return (value, place) => {
    if (!isJsonObject(value)) return [expected(place, value, "a mapping")];
    return Object.entries(value).flatMap(([key, item]) => check(item, [...place, key]));
  };
}

export const text: CheckField = (value, place) => (typeof value === "string" ? [] : [expected(place, value, "text")]);

export const version: CheckField = (value, place) =>
  typeof value === "string" && /^\d+\.\d+(?:\.\d+)?$/.test(value)
    ? []
    : [expected(place, value, 'a version, quoted: "x.y" or "x.y.z"')];

export const anyMapping: CheckField = (value, place) =>
  isJsonObject(value) ? [] : [expected(place, value, "a mapping")];

const anything: CheckField = () => [];

const entries = listOf(text);

/** The part of an apiVersion before the slash. */
const group: CheckField = (value, place) =>
  typeof value === "string" && value.includes("/")
    ? [
        {
          place,
          message: `\`${formatPath(place)}\` is ${JSON.stringify(value)}, an apiVersion: no group is called so, it would match nothing`,
          help: `write \`${value.split("/")[0]}\`, or move it to \`apiVersions\``,
        },
      ]
    : text(value, place);

export const matchConstraints = mapping({
  resourceRules: listOf(mapping({ apiGroups: listOf(group), apiVersions: entries, kinds: entries })),
});

/** The whole of a functionConfig. Metadata is whatever kustomize makes of it. */
export function checkConfig(
  config: JsonObject,
  spec: CheckField,
  requiredFields: readonly string[],
): readonly ConfigFault[] {
  const whole = mapping({ apiVersion: anything, kind: anything, metadata: anything, spec });
  return required(whole, requiredFields)(config, []);
}

/** As problems, with lines where the file is known. */
export async function locateFaults(
  faults: readonly ConfigFault[],
  file: ConfigFile | undefined,
): Promise<readonly Problem[]> {
  const findings = faults.map((fault) => ({ rule: "function-config", severity: "error" as const, ...fault }));
  if (file !== undefined) return locateInText(findings, file.text, file.path);
  return findings.map(({ place, ...rest }) => ({ ...rest, path: formatPath(place) }));
}

function expected(place: Path, value: Json, what: string): ConfigFault {
  const given = value === null ? "empty" : JSON.stringify(value).slice(0, 60);
  return { place, message: `\`${formatPath(place)}\` is ${given}: expected ${what}`, help: `write ${what}` };
}

function unknownKey(place: Path, known: readonly string[]): ConfigFault {
  const nearest = findNearestName(String(place.at(-1)), known);
  const suggestion = nearest === undefined ? "" : `; did you mean \`${nearest}\`?`;
  return {
    place,
    message: `unknown key \`${formatPath(place)}\`${suggestion}`,
    help: `known keys here: ${known.join(", ")}`,
  };
}
