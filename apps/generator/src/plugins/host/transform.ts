import type { Item, Plugin, PluginAnswers, Result } from "@tenantry/krm-function";
import { checkResult } from "./check-result.ts";
import { PluginMistake } from "./failure.ts";
import type { Given } from "./given.ts";
import { findNoJson } from "./json-value.ts";
import { describe } from "./load-plugin.ts";

/** Runs the plugin's `transform`, and holds what it returned against what it may return. */
export async function transform(
  plugin: Plugin<unknown>,
  items: Item[],
  given: Given,
): Promise<PluginAnswers["transform"]> {
  const returned: unknown = await plugin.transform?.(items, given.params, given.context);
  const expected = "return the list of items, { items, results }, or nothing where they were changed in place";
  const isList = Array.isArray(returned);
  if (returned !== undefined && (typeof returned !== "object" || returned === null)) {
    throw new PluginMistake(`its \`transform\` returned ${describe(returned)}`, expected);
  }
  const made = (isList ? { items: returned } : (returned ?? {})) as Record<string, unknown>;
  const { items: madeItems = items, results = [], ...unknown } = made;
  const [key] = Object.keys(unknown);
  if (key !== undefined) {
    throw new PluginMistake(`its \`transform\` returned an object with the unknown key \`${key}\``, expected);
  }
  if (!Array.isArray(madeItems)) throw new PluginMistake(`it returned items that are ${describe(madeItems)}`, expected);
  if (!Array.isArray(results)) throw new PluginMistake(`it returned results that are ${describe(results)}`, expected);
  for (const [index, item] of madeItems.entries()) checkItem(item, index);
  for (const [index, result] of results.entries()) checkResult(result, index);
  return { items: madeItems as Item[], results: results as Result[] };
}

function checkItem(item: unknown, index: number): void {
  const name = `item ${index} that it returned`;
  const expected = "expected an object with apiVersion, kind and metadata.name, of plain JSON values";
  if (typeof item !== "object" || item === null || Array.isArray(item)) {
    throw new PluginMistake(`${name} is ${describe(item)}`, expected);
  }
  const { apiVersion, kind, metadata } = item as Record<string, unknown>;
  for (const [field, value] of Object.entries({ apiVersion, kind })) {
    if (typeof value !== "string" || value === "") {
      throw new PluginMistake(`${field} of ${name} is ${describe(value)}`, expected);
    }
  }
  const { name: objectName } = (typeof metadata === "object" && metadata !== null ? metadata : {}) as Partial<
    Item["metadata"]
  >;
  if (typeof objectName !== "string" || objectName === "") {
    throw new PluginMistake(`metadata.name of ${name} (${kind}) is ${describe(objectName)}`, expected);
  }
  const noJson = findNoJson(item);
  if (noJson !== undefined)
    throw new PluginMistake(`${kind} ${objectName} that it returned: ${noJson.slice(1)}`, expected);
}
