import { identify, type ListedItem, listUnwritable } from "@tenantry/krm-function/resource-list";
import { type Plugin, PluginRefusal } from "./plugin-refusal.ts";

/** @throws PluginRefusal where items that a plugin returned cannot go out, or stand twice */
export function checkReturned(plugin: Plugin, items: readonly ListedItem[], before: readonly ListedItem[]): void {
  for (const { value, text } of items) {
    if (text !== undefined || before.some((item) => item.value === value)) continue;
    const reason = listUnwritable(value);
    if (reason === undefined) continue;
    throw new PluginRefusal(plugin, {
      message: `it returned ${identify(value)}, which cannot be written as YAML: ${reason}`,
      help: "return other text, or leave the object as it is",
    });
  }
  const counts = count(before);
  for (const [identity, times] of count(items)) {
    if (times < 2 || times <= (counts.get(identity) ?? 0)) continue;
    throw new PluginRefusal(plugin, {
      message: `it returned ${identity} ${times === 2 ? "twice" : `${times} times`}`,
      help: "give each object a name of its own; what does not match spec.matchConstraints is there without being passed in",
    });
  }
}

function count(items: readonly ListedItem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { value } of items) counts.set(identify(value), (counts.get(identify(value)) ?? 0) + 1);
  return counts;
}
