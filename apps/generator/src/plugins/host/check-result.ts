import { SEVERITIES } from "@tenantry/krm-function";
import { describe } from "./describe.ts";
import { PluginMistake } from "./failure.ts";
import { findNoJson } from "./json-value.ts";

const EXPECTED = "expected { message, severity, resourceRef, field, file, tags }, of plain JSON values";

/** @throws PluginMistake for what is no result as a ResourceList has them */
export function checkResult(result: unknown, index: number): void {
  if (!isMapping(result)) throw new PluginMistake(`result ${index} is ${describe(result)}`, EXPECTED);
  const { message, severity, resourceRef, field, file, tags } = result;
  const refuse = (name: string, value: unknown, help: string): never => {
    throw new PluginMistake(`the ${name} of result ${index} is ${describe(value)}`, help);
  };
  if (typeof message !== "string" || message === "") refuse("message", message, EXPECTED);
  if (severity !== undefined && !SEVERITIES.some((known) => known === severity)) {
    refuse("severity", severity, "expected error, warning or info");
  }
  const mappings = { resourceRef, field, file, tags };
  for (const [name, value] of Object.entries(mappings)) {
    if (value !== undefined && !isMapping(value)) refuse(name, value, `expected ${FORMS[name]}`);
  }
  const texts = {
    ...prefix("resourceRef", pick(resourceRef, ["apiVersion", "kind", "name", "namespace"])),
    ...prefix("tags", isMapping(tags) ? tags : {}),
  };
  for (const [name, value] of Object.entries(texts)) {
    if (value !== undefined && typeof value !== "string") refuse(name, value, "expected text");
  }
  const paths = { "field.path": field, "file.path": file };
  for (const [name, of] of Object.entries(paths)) {
    const path = isMapping(of) ? of["path"] : "";
    if (typeof path !== "string") refuse(name, path, "expected text");
  }
  const number = isMapping(file) ? file["index"] : undefined;
  if (number !== undefined && !Number.isInteger(number)) refuse("file.index", number, "expected a whole number");
  const noJson = findNoJson(result);
  if (noJson !== undefined) throw new PluginMistake(`result ${index}: ${noJson.slice(1)}`, EXPECTED);
}

const FORMS: Readonly<Record<string, string>> = {
  resourceRef: "{ apiVersion, kind, name, namespace }",
  field: "{ path, currentValue, proposedValue }",
  file: "{ path, index }",
  tags: "a mapping of texts",
};

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function pick(value: unknown, names: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(names.map((name) => [name, isMapping(value) ? value[name] : undefined]));
}

function prefix(name: string, fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [`${name}.${key}`, value]));
}
