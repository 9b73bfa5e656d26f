import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { findTool } from "./real-tools.ts";

type Schema = { [key: string]: unknown };

const CORE_KINDS = [
  ["", "v1", "ConfigMap"],
  ["", "v1", "Namespace"],
  ["", "v1", "Secret"],
  ["batch", "v1", "CronJob"],
  ["batch", "v1", "Job"],
  ["policy", "v1", "PodDisruptionBudget"],
  ["networking.k8s.io", "v1", "NetworkPolicy"],
] as const;

/** Writes what kubeconform reads, one JSON Schema a kind, as its own converter makes them: strict, without `$ref`. */
export function writeJsonSchemas(folder: string, crdFiles: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  const write = (group: string, version: string, kind: string, schema: unknown) =>
    writeFileSync(join(folder, `${group}_${version}_${kind.toLowerCase()}.json`), JSON.stringify(schema));
  for (const { group, version, kind, schema } of readCrds(crdFiles)) write(group, version, kind, closeObjects(schema));
  const { definitions } = JSON.parse(readFileSync(findTool("kubernetes.json"), "utf8")) as {
    definitions: Record<string, Schema>;
  };
  for (const [group, version, kind] of CORE_KINDS) {
    const found = Object.entries(definitions).find(([, definition]) =>
      (definition["x-kubernetes-group-version-kind"] as Schema[] | undefined)?.some(
        (it) => it["group"] === group && it["version"] === version && it["kind"] === kind,
      ),
    );
    if (found === undefined) throw new Error(`Kubernetes has no ${group}/${version} ${kind}`);
    // kubeconform takes the version of a core kind for its group.
    write(group === "" ? version : group, version, kind, closeObjects(inline(found[1], definitions)));
  }
}

/** The schemas of all versions of all kinds that CRDs describe. */
export function readCrds(
  files: readonly string[],
): { readonly group: string; readonly version: string; readonly kind: string; readonly schema: Schema }[] {
  return files.flatMap((file) => {
    const { spec } = parse(readFileSync(file, "utf8")) as {
      spec: {
        group: string;
        names: { kind: string };
        versions: { name: string; schema?: { openAPIV3Schema?: Schema } }[];
      };
    };
    return spec.versions.flatMap(({ name, schema }) => {
      const found = schema?.openAPIV3Schema;
      return found === undefined ? [] : [{ group: spec.group, version: name, kind: spec.names.kind, schema: found }];
    });
  });
}

/** Kubernetes' own definitions point at each other. */
function inline(value: unknown, definitions: Record<string, Schema>): unknown {
  if (Array.isArray(value)) return value.map((item) => inline(item, definitions));
  if (typeof value !== "object" || value === null) return value;
  const reference = (value as Schema)["$ref"];
  if (typeof reference !== "string") {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inline(inner, definitions)]));
  }
  const name = reference.slice("#/definitions/".length);
  // The API server takes both forms; OpenAPI 2 has no word for it.
  if (name.endsWith(".IntOrString")) return { anyOf: [{ type: "integer" }, { type: "string" }] };
  if (name.endsWith(".Quantity")) return { anyOf: [{ type: "number" }, { type: "string" }] };
  return inline(definitions[name], definitions);
}

/**
 * No key beyond those that an object's schema names; null where a field is nullable, and where it may be missing: the API
 * server drops such a null. A field that has a default is not required: the server fills it in before it asks.
 */
function closeObjects(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closeObjects);
  if (typeof value !== "object" || value === null) return value;
  const schema = value as Schema;
  const closed: Schema = {};
  const required = listRequired(schema);
  for (const [key, inner] of Object.entries(schema)) {
    // Names of fields are no keywords.
    if (key === "properties") closed[key] = closeFields(inner as Schema, required);
    else if (key === "additionalProperties") closed[key] = acceptNull(closeObjects(inner));
    // An empty list of them is none of JSON Schema's draft 4.
    else if (key === "required") Object.assign(closed, required.length > 0 && { required });
    else closed[key] = closeObjects(inner);
  }
  if (schema["x-kubernetes-int-or-string"] === true) {
    delete closed["type"];
    closed["type"] = ["integer", "string"];
    delete closed["anyOf"];
    delete closed["format"];
  }
  const isOpen = schema["x-kubernetes-preserve-unknown-fields"] === true || "additionalProperties" in schema;
  if ("properties" in schema && !isOpen) closed["additionalProperties"] = false;
  if ("x-kubernetes-embedded-resource" in schema) delete closed["additionalProperties"];
  return closed;
}

function listRequired(schema: Schema): readonly string[] {
  const fields = (schema["properties"] ?? {}) as Readonly<Record<string, Schema>>;
  return ((schema["required"] ?? []) as readonly string[]).filter((name) => fields[name]?.["default"] === undefined);
}

function closeFields(fields: Schema, required: readonly string[]): Schema {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const closed = closeObjects(field);
      const mayBeNull = !required.includes(name) || (field as Schema)["nullable"] === true;
      return [name, mayBeNull ? acceptNull(closed) : closed];
    }),
  );
}

function acceptNull(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const schema: Schema = { ...value };
  if (schema["type"] !== undefined) schema["type"] = [schema["type"], "null"].flat();
  if (Array.isArray(schema["enum"])) schema["enum"] = [...schema["enum"], null];
  if (Array.isArray(schema["anyOf"])) schema["anyOf"] = [...schema["anyOf"], { type: "null" }];
  return schema;
}
