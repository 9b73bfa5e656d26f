import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** @typedef {import("./structural-schema.mjs").Schema} Schema */

/** A quantity is read from a JSON number or a string, unlike a CRD's int-or-string that refuses fractions. */
const quantity = {
  anyOf: [
    { type: "number" },
    {
      type: "string",
      pattern:
        "^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$",
    },
  ],
};
const intOrString = { anyOf: [{ type: "integer" }, { type: "string" }], "x-kubernetes-int-or-string": true };

/** Definitions that the server replaces by a type of its own, or that no rendered file may set. */
const special = /** @type {Record<string, Schema>} */ ({
  "io.k8s.apimachinery.pkg.api.resource.Quantity": quantity,
  "io.k8s.apimachinery.pkg.util.intstr.IntOrString": intOrString,
  "io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1": { type: "object", "x-kubernetes-preserve-unknown-fields": true },
});

/**
 * Reads the JSON schemas inside kubernetes-models and inlines every reference, so that a core kind has the form of a CRD.
 * @param {string} library
 */
export function openCoreKinds(library) {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve(`${library}/package.json`);
  const nested = createRequire(manifest);
  const folders = [manifest, nested.resolve("@kubernetes-models/apimachinery/package.json")].map((it) =>
    join(dirname(it), "_schemas"),
  );

  return { version: /** @type {string} */ (JSON.parse(readFileSync(manifest, "utf8")).version), readDefinition };

  /** @returns {Schema} */
  function readDefinition(/** @type {string} */ definition, /** @type {string[]} */ within = []) {
    if (special[definition] !== undefined) return special[definition];
    if (within.includes(definition)) throw new Error(`${definition} contains itself: it has no structural form.`);
    return inline(readJson(definition), [...within, definition]);
  }

  /** @returns {Schema} */
  function readJson(/** @type {string} */ definition) {
    const file = `${definition.split(/[.-]/).map(capitalise).join("")}.js`;
    const text = folders.map((folder) => readIfPresent(join(folder, file))).find((it) => it !== undefined);
    const literal = text?.match(/^const schema = (\{[\s\S]*?^\});$/m)?.[1];
    if (literal === undefined) {
      throw new Error(
        `${library} keeps no JSON schema of ${definition}: pin a version whose _schemas/${file} has one.`,
      );
    }
    return JSON.parse(literal);
  }

  /** @returns {Schema} */
  function inline(/** @type {Schema} */ schema, /** @type {string[]} */ within) {
    if (typeof schema.$ref === "string") return readDefinition(schema.$ref.replace(/#$/, ""), within);
    const alternatives = schema.oneOf?.filter((/** @type {Schema} */ it) => it.type !== "null");
    if (alternatives?.length === 1) return inline(alternatives[0], within);
    // The server reads null as absent everywhere; the validator does so without being told.
    const { nullable: _, ...result } = schema;
    if (result.properties !== undefined) {
      result.type ??= "object";
      result.properties = Object.fromEntries(
        Object.entries(result.properties).map(([name, it]) => [name, inline(/** @type {Schema} */ (it), within)]),
      );
    }
    if (result.items !== undefined) result.items = inline(result.items, within);
    if (typeof result.additionalProperties === "object") {
      result.additionalProperties = inline(result.additionalProperties, within);
    }
    return result;
  }
}

function capitalise(/** @type {string} */ word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function readIfPresent(/** @type {string} */ path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
