import type { StructuralSchema } from "../structural-schema.ts";
import { isObject, type JsonObject } from "../validation/check.ts";

/**
 * A JSON value as CEL sees it: integers are bigint, defaults are filled in, and undeclared fields are not there.
 * A date-time stays a string, because no pinned rule computes with one.
 */
export function toCelValue(value: unknown, schema: StructuralSchema): unknown {
  if (typeof value === "number") {
    return schema.type === "number" || !Number.isInteger(value) ? value : BigInt(value);
  }
  if (Array.isArray(value)) return value.map((item) => toCelValue(item, schema.items ?? {}));
  return isObject(value) ? toCelObject(value, { schema, fields: listFields(schema) }) : value;
}

/** How rules that read only some fields of a value see it. */
export interface CelConversion {
  readonly convert: (value: unknown) => unknown;
  /** Whether the rules see of this value no more than of any other that leaves out every field that they read. */
  readonly isBare: (value: unknown) => boolean;
}

/** Converts only the fields that rules read: a whole cluster costs more than its rules. */
export function compileCelConversion(schema: StructuralSchema, fieldsRead: ReadonlySet<string> | "all"): CelConversion {
  if (fieldsRead === "all" || schema.type !== "object" || typeof schema.additionalProperties === "object") {
    return { convert: (value) => toCelValue(value, schema), isBare: () => false };
  }
  const fields = listFields(schema).filter(({ celName }) => fieldsRead.has(celName));
  return {
    convert: (value) => (isObject(value) ? toCelObject(value, { schema, fields }) : value),
    isBare: (value) => isObject(value) && fields.every(({ name }) => value[name] === undefined),
  };
}

interface CelField {
  readonly name: string;
  readonly celName: string;
  readonly schema: StructuralSchema;
}

function listFields({ properties = {} }: StructuralSchema): CelField[] {
  return Object.entries(properties).map(([name, schema]) => ({ name, celName: escapeFieldName(name), schema }));
}

interface ObjectShape {
  readonly schema: StructuralSchema;
  readonly fields: readonly CelField[];
}

function toCelObject(value: JsonObject, { schema, fields }: ObjectShape): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const { name, celName, schema: child } of fields) {
    const present = value[name] === null && child.nullable !== true ? undefined : value[name];
    const effective = present === undefined ? child.default : present;
    if (effective !== undefined) result[celName] = toCelValue(effective, child);
  }
  const { properties = {}, additionalProperties } = schema;
  if (typeof additionalProperties !== "object") return result;
  for (const [name, child] of Object.entries(value)) {
    if (properties[name] === undefined) result[name] = toCelValue(child, additionalProperties);
  }
  return result;
}

const reserved = new Set(
  "true false null in as break const continue else for function if import let loop package namespace return var void while".split(
    " ",
  ),
);

const escapes: readonly [string, string][] = [
  ["__", "__underscores__"],
  [".", "__dot__"],
  ["-", "__dash__"],
  ["/", "__slash__"],
];

/** How a rule spells a field whose name is no CEL identifier (apiserver pkg/cel, Escape). */
function escapeFieldName(name: string): string {
  if (reserved.has(name)) return `__${name}__`;
  if (!/__|[.\-/]/.test(name)) return name;
  return escapes.reduce((text, [from, to]) => text.replaceAll(from, to), name);
}
