import type { Item, ItemPath, Plugin, PluginAnswers } from "@tenantry/krm-function";
import { describe, describeSequence } from "./describe.ts";
import { PluginMistake } from "./failure.ts";
import type { Given } from "./given.ts";

/** Runs the plugin's rules, and holds what they found against what a fault is. */
export async function judge(
  plugin: Plugin<unknown>,
  items: readonly Item[],
  given: Given,
): Promise<PluginAnswers["judge"]> {
  const indexes = new Map(items.map((item, index) => [item, index]));
  const faults: PluginAnswers["judge"]["faults"][number][] = [];
  for (const { id, check } of plugin.rules ?? []) {
    const found: unknown = await check(items, given.params, given.context);
    if (typeof found !== "object" || found === null || !(Symbol.iterator in found)) {
      const what = found === undefined ? "nothing" : (describeSequence(found) ?? describe(found));
      const expected = "expected a list of faults, empty for none";
      const help = what.startsWith("an Async") ? `${expected}: await what it gives into one` : expected;
      throw new PluginMistake(`its rule \`${id}\` returned ${what}`, help);
    }
    for (const fault of found as Iterable<unknown>) faults.push(readFault(fault, id, indexes));
  }
  return { faults };
}

function readFault(
  fault: unknown,
  rule: string,
  indexes: ReadonlyMap<Item, number>,
): PluginAnswers["judge"]["faults"][number] {
  const expected = "expected { item, path, message, help }, with `item` one of those that were given";
  const {
    item,
    path = [],
    message,
    help,
  } = (typeof fault === "object" && fault !== null ? fault : {}) as {
    readonly [key: string]: unknown;
  };
  const index = indexes.get(item as Item);
  if (index === undefined)
    throw new PluginMistake(`a fault of its rule \`${rule}\` names no item that it was given`, expected);
  if (typeof message !== "string" || message === "") {
    throw new PluginMistake(`the message of a fault of its rule \`${rule}\` is ${describe(message)}`, expected);
  }
  const isPath = Array.isArray(path) && path.every((part) => typeof part === "string" || Number.isInteger(part));
  if (!isPath) {
    throw new PluginMistake(
      `the path of a fault of its rule \`${rule}\` is ${describe(path)}`,
      "expected a list of keys and indexes",
    );
  }
  if (help !== undefined && typeof help !== "string") {
    throw new PluginMistake(`the help of a fault of its rule \`${rule}\` is ${describe(help)}`, "expected a text");
  }
  return { rule, item: index, path: path as ItemPath, message, ...(help !== undefined && { help }) };
}
