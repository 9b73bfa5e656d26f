import { completeGroups, groupOf, type KindReference, type SchemaSet, type Violation } from "@tenantry/crd-schemas";
import type { Fields } from "@tenantry/rules";
import { formatPath } from "@tenantry/tenant-model";
import { isFields } from "./json-values.ts";
import type { LintManifest, Remark } from "./lint-manifest.ts";
import { holdsPlaceholder } from "./placeholders.ts";

/** What the API server would say about one object. */
export interface SchemaVerdict {
  readonly remarks: readonly Remark[];
  /** `Kind.group` where there is no schema to judge by. */
  readonly unknown?: string;
}

export interface CheckOptions {
  readonly schemas: SchemaSet;
  /** `some`: a patch adds fields to this object, so that a missing one is no evidence. */
  readonly fields: "all" | "some";
  /** What the operator's version is set by, in words. */
  readonly versionOption: string;
}

/** Holds an object against the schema of its kind; the schemas of all kinds are loaded. */
export function checkSchema(manifest: LintManifest, { schemas, fields, versionOption }: CheckOptions): SchemaVerdict {
  const { object, form } = manifest;
  const isWhole = form === "object" && fields === "all";
  const violations = schemas.validate(object);
  const unknown = violations.find(({ kind }) => kind === "unknown-kind");
  if (unknown !== undefined) return judgeUnknownKind(object, unknown, { kinds: schemas.kinds, versionOption });
  const remarks = violations
    .filter((violation) => isWhole || speaksOfWhatIsThere(violation))
    .filter((violation) => !isSpared(violation, object))
    .map((violation): Remark => describe(object, violation));
  return { remarks };
}

const OF_THE_WHOLE = new Set(["required", "cel", "combination"]);

/** A patch holds some fields; what kustomize writes beside them is not for the API server. */
function speaksOfWhatIsThere({ kind, path }: Violation): boolean {
  return !OF_THE_WHOLE.has(kind) && !path.some((part) => String(part).startsWith("$"));
}

function isSpared({ path, kind }: Violation, object: Fields): boolean {
  // The API server ignores a status that is sent with the object, as exports have it.
  if (path[0] === "status") return true;
  if (path.some((part) => typeof part === "string" && part.includes("${"))) return true;
  const value = path.reduce<unknown>((found, part) => (found as Fields | undefined)?.[part], object);
  if (holdsPlaceholder(value)) return true;
  // YAML 1.1 has more words for truth values; kubectl and Flux read it.
  return kind === "type" && typeof value === "string" && /^(?:y|yes|n|no|on|off)$/i.test(value);
}

function describe(object: Fields, { kind, path, message }: Violation): Remark {
  const field = path.length === 0 ? "" : `${formatPath(path)}: `;
  const { kind: ownKind, metadata } = object;
  const name = isFields(metadata) && typeof metadata["name"] === "string" ? ` ${metadata["name"]}` : "";
  return {
    rule: kind === "cel" ? "crd-rule" : "crd-schema",
    severity: "error",
    message: `${String(ownKind)}${name}: ${field}${message}`,
    help: HELP[kind] ?? "correct the value: the API server would refuse the object",
    path,
    ...(kind === "unknown-field" && { at: "key" }),
  };
}

const HELP: Readonly<Partial<Record<Violation["kind"], string>>> = {
  "unknown-field": "correct or remove the field: Flux's server-side apply refuses the object, kubectl drops the field",
  required: "add the field: the API server would refuse the object",
};

function judgeUnknownKind(
  object: Fields,
  { path, message }: Violation,
  { kinds, versionOption }: { readonly kinds: readonly KindReference[]; readonly versionOption: string },
): SchemaVerdict {
  const apiVersion = String(object["apiVersion"]);
  const kind = String(object["kind"]);
  const group = groupOf(apiVersion);
  const rest = { rule: "api-version", message, path: message.includes("use apiVersion") ? ["apiVersion"] : path };
  if (completeGroups.has(group)) {
    const help = `correct \`apiVersion\` or \`kind\`, or name the operator's version by ${versionOption}`;
    return { remarks: [{ ...rest, severity: "error", help }] };
  }
  const known = kinds.find((it) => it.kind === kind && groupOf(it.apiVersion) === group);
  if (known === undefined) return { remarks: [], unknown: group === "" ? kind : `${kind}.${group}` };
  const warning: Remark = {
    rule: "api-version",
    severity: "warning",
    message: `${kind}: apiVersion ${apiVersion} is not the one of current releases, which is ${known.apiVersion}`,
    help: `write \`apiVersion: ${known.apiVersion}\`, unless the cluster runs a release that has no such version yet; the object was not held against a schema`,
    path: ["apiVersion"],
  };
  return { remarks: [warning], unknown: `${kind}.${group}` };
}
