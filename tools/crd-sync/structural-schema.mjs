import { translatePattern } from "./ecma-pattern.mjs";

/** @typedef {Record<string, any>} Schema */

/** Texts for people: the validator and the types need none of them, and they are most of a CRD's size. */
const dropped = new Set(["description", "example", "title", "externalDocs"]);

/** A CRD's or library's OpenAPI schema as committed: without texts, patterns as ECMA-262. @returns {Schema} */
export function toStructural(/** @type {Schema} */ schema) {
  /** @type {Schema} */
  const result = {};
  for (const [key, value] of Object.entries(schema)) {
    if (!dropped.has(key)) result[key] = convertKeyword(key, value);
  }
  return result;
}

function convertKeyword(/** @type {string} */ key, /** @type {any} */ value) {
  if (key === "properties") {
    return Object.fromEntries(
      Object.entries(value).map(([name, it]) => [name, toStructural(/** @type {Schema} */ (it))]),
    );
  }
  if (key === "pattern") return translatePattern(value);
  if (key === "allOf" || key === "anyOf" || key === "oneOf") return value.map(toStructural);
  if (key === "items" || key === "not") return toStructural(value);
  if (key === "additionalProperties" && typeof value === "object") return toStructural(value);
  return value;
}

/** The schema of a whole object: `status` goes, because a rendered file never has one. @returns {Schema} */
export function toObjectSchema(/** @type {Schema} */ schema) {
  const structural = toStructural(schema);
  const { status: _, ...properties } = structural.properties;
  // The validator checks metadata itself; only a CRD that constrains it (name, generateName) says more than "object".
  if (properties.metadata?.properties?.managedFields !== undefined) properties.metadata = { type: "object" };
  /** @type {Schema} */
  const result = { ...structural, properties };
  if (result.required !== undefined) {
    result.required = result.required.filter((/** @type {string} */ it) => it !== "status");
    if (result.required.length === 0) delete result.required;
  }
  return result;
}

/** Whether a rule stands anywhere in the schema; only then does the run need a CEL engine. @returns {boolean} */
export function hasRules(/** @type {unknown} */ schema) {
  if (typeof schema !== "object" || schema === null) return false;
  return "x-kubernetes-validations" in schema || Object.values(schema).some(hasRules);
}
