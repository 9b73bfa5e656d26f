import type { Item, Plugin, PluginAnswers, Result } from "@tenantry/krm-function";
import { checkItem, listNameless } from "./check-item.ts";
import { checkResult } from "./check-result.ts";
import { describe, describeSequence } from "./describe.ts";
import { PluginMistake } from "./failure.ts";
import type { Given } from "./given.ts";

/** Runs the plugin's `transform`, and holds what it returned against what it may return. */
export async function transform(
  plugin: Plugin<unknown>,
  items: Item[],
  given: Given,
): Promise<PluginAnswers["transform"]> {
  const nameless = listNameless(items);
  const returned: unknown = await plugin.transform?.(items, given.params, given.context);
  const expected = "return the list of items, { items, results }, or nothing where they were changed in place";
  const isList = Array.isArray(returned);
  const other = describeSequence(returned);
  if (other !== undefined) {
    const help = "await what it gives into a list: `const list = []; for await (const item of …) list.push(item)`";
    throw new PluginMistake(`its \`transform\` returned ${other}`, help);
  }
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
  for (const [index, item] of madeItems.entries()) checkItem(item, { index, nameless });
  for (const [index, result] of results.entries()) checkResult(result, index);
  return { items: madeItems as Item[], results: results as Result[] };
}
