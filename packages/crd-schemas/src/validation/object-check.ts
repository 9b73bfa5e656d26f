import type { StructuralSchema } from "../structural-schema.ts";
import { type Check, isObject, type JsonObject, report, reportAt, type Walk } from "./check.ts";
import type { Compiler } from "./compiler.ts";
import { suggestName } from "./nearest-name.ts";
import { asEmbeddedResource } from "./resource-fields.ts";

interface Field {
  readonly schema: StructuralSchema;
  /** Compiled when an object first sets the field: few set many of those that a pod template has. */
  check?: Check;
  /** The JavaScript type that is all there is to ask of the field; `undefined` until asked, `none` where there is more. */
  plain?: "string" | "boolean" | "none";
}

/** Fields, map values, required fields and the number of fields. */
export function compileObjectCheck(declared: StructuralSchema, compiler: Compiler): Check | undefined {
  if (declared.type !== "object" && declared.properties === undefined && declared.required === undefined)
    return undefined;
  const schema = asEmbeddedResource(declared);
  const names = Object.keys(schema.properties ?? {});
  const fields = new Map(names.map((name) => [name, { schema: schema.properties?.[name] ?? {} } as Field]));
  const additional = chooseAdditional(schema, compiler);
  // The server fills defaults in before it asks what is required.
  const required = (schema.required ?? []).filter((name) => schema.properties?.[name]?.default === undefined);
  const { minProperties = 0, maxProperties = Number.POSITIVE_INFINITY } = schema;
  const counted = schema.minProperties !== undefined || schema.maxProperties !== undefined;

  return (value, old, walk) => {
    if (!isObject(value)) return;
    const oldObject = isObject(old) ? old : undefined;
    for (const name in value) {
      const field = fields.get(name) ?? additional;
      const child = value[name];
      if (child === undefined) continue;
      if (field === "anything") continue;
      if (field === undefined) {
        reportAt(walk, name, {
          kind: "unknown-field",
          message: `unknown field ${JSON.stringify(name)}${suggestName(name, names)}`,
        });
        continue;
      }
      field.plain ??= findPlainType(field.schema);
      // Most fields are texts of any form: saying so here saves a call each.
      if (typeof child === field.plain) continue;
      // The server drops a null where null is not allowed, so it is the same as no field.
      if (child === null && field.schema.nullable !== true) continue;
      walk.path.push(name);
      field.check ??= compiler.compile(field.schema);
      field.check(child, oldObject?.[name], walk);
      walk.path.pop();
    }
    for (const name of required) if (isMissing(value[name], fields.get(name))) reportRequired(walk, name);
    if (counted) checkCount({ value, minProperties, maxProperties, walk });
  };
}

function findPlainType(schema: StructuralSchema): "string" | "boolean" | "none" {
  for (const keyword in schema)
    if (keyword !== "type" && keyword !== "default" && keyword !== "nullable") return "none";
  return schema.type === "string" || schema.type === "boolean" ? schema.type : "none";
}

function chooseAdditional(schema: StructuralSchema, compiler: Compiler): Field | "anything" | undefined {
  if (typeof schema.additionalProperties === "object") return { schema: schema.additionalProperties };
  const open = schema.additionalProperties === true || schema["x-kubernetes-preserve-unknown-fields"] === true;
  return open || compiler.unknownFields === "ignore" ? "anything" : undefined;
}

function isMissing(child: unknown, field: Field | undefined): boolean {
  return child === undefined || (child === null && field !== undefined && field.schema.nullable !== true);
}

function reportRequired(walk: Walk, name: string): void {
  reportAt(walk, name, { kind: "required", message: `${JSON.stringify(name)} is required; add it` });
}

interface CountedObject {
  readonly value: JsonObject;
  readonly minProperties: number;
  readonly maxProperties: number;
  readonly walk: Walk;
}

function checkCount({ value, minProperties, maxProperties, walk }: CountedObject): void {
  const count = Object.values(value).filter((it) => it !== undefined && it !== null).length;
  if (count < minProperties) {
    report(walk, "length", `has ${count} fields, expected at least ${minProperties}`);
  } else if (count > maxProperties) {
    report(walk, "length", `has ${count} fields, expected at most ${maxProperties}`);
  }
}
