import type { Item } from "@tenantry/krm-function";
import { describe } from "./describe.ts";
import { PluginMistake } from "./failure.ts";
import { findNoJson } from "./json-value.ts";

/** Items without a name among those that a plugin is given: Jobs that get theirs from the cluster, and Lists. */
export function listNameless(items: readonly Item[]): ReadonlySet<string> {
  return new Set(items.filter((item) => item.metadata?.name === undefined).map(keyOf));
}

/** @throws PluginMistake for what is no object that can be told from others, and was not given like that */
export function checkItem(
  item: unknown,
  { index, nameless }: { readonly index: number; readonly nameless: ReadonlySet<string> },
): void {
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
  const { name: objectName } = (typeof metadata === "object" && metadata !== null ? metadata : {}) as {
    readonly name?: unknown;
  };
  const isNamed = typeof objectName === "string" && objectName !== "";
  if (!isNamed && (objectName !== undefined || !nameless.has(keyOf(item as Item)))) {
    throw new PluginMistake(`metadata.name of ${name} (${kind}) is ${describe(objectName)}`, expected);
  }
  const noJson = findNoJson(item);
  if (noJson !== undefined) {
    throw new PluginMistake(
      `${kind} ${isNamed ? objectName : "without a name"} that it returned: ${noJson.slice(1)}`,
      expected,
    );
  }
}

function keyOf({ apiVersion, kind, metadata }: Item): string {
  const { namespace, generateName } = (metadata ?? {}) as Partial<Record<string, unknown>>;
  return [apiVersion, kind, namespace, generateName].map(String).join(" ");
}
