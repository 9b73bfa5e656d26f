import { compile } from "json-schema-to-typescript";
import { generatedHeader, indentBraces } from "./generated-text.mjs";

/** @typedef {import("./structural-schema.mjs").Schema} Schema */

/**
 * The TypeScript type of one kind: `apiVersion` and `kind` are literals, `metadata` is the part of ObjectMeta that a
 * rendered file may set, and what the schema keeps is open, everything else closed.
 * @param {{ apiVersion: string, kind: string, schema: Schema }} definition
 */
export async function printTypeModule({ apiVersion, kind, schema }) {
  /** @type {Schema} */
  const root = {
    ...toTypeSchema(schema),
    title: kind,
    required: [...new Set(["apiVersion", "kind", "metadata", ...(schema.required ?? [])])],
  };
  root.properties = {
    apiVersion: { const: apiVersion },
    kind: { const: kind },
    metadata: { tsType: "ObjectMetadata" },
    ...withoutKeys(root.properties, ["apiVersion", "kind", "metadata"]),
  };
  const text = await compile(root, kind, {
    format: false,
    bannerComment: "",
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
  });
  return `${generatedHeader}import type { ObjectMetadata } from "../../object-metadata.ts";\n\n${indentBraces(text.trim())}\n`;
}

/** Only what shapes a type: a bound or a pattern would print as noise. @returns {Schema} */
function toTypeSchema(/** @type {Schema} */ schema) {
  if (schema["x-kubernetes-int-or-string"]) return { tsType: "(number | string)" };
  if (schema.enum !== undefined) return { enum: schema.enum };
  if (schema.anyOf !== undefined && schema.type === undefined) return { anyOf: schema.anyOf.map(toTypeSchema) };
  if (schema.type === "array") return { type: "array", items: toTypeSchema(schema.items ?? {}) };
  if (schema.type !== "object") return schema.type === undefined ? {} : { type: schema.type };
  const open =
    schema["x-kubernetes-preserve-unknown-fields"] === true || schema["x-kubernetes-embedded-resource"] === true;
  const additional = schema.additionalProperties;
  return {
    type: "object",
    properties: Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, it]) => [name, toTypeSchema(/** @type {Schema} */ (it))]),
    ),
    // The API server fills a default in, so the author need not write the field.
    required: (schema.required ?? []).filter(
      (/** @type {string} */ it) => schema.properties?.[it]?.default === undefined,
    ),
    additionalProperties: open
      ? true
      : typeof additional === "object"
        ? toTypeSchema(additional)
        : (additional ?? false),
  };
}

function withoutKeys(/** @type {Schema} */ object, /** @type {string[]} */ keys) {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
