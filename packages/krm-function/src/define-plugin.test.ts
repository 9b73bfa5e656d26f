import { describe, expect, expectTypeOf, it } from "vitest";
import { definePlugin } from "./define-plugin.ts";
import type { Item } from "./item.ts";

describe("definePlugin", () => {
  it("gives back the plugin, with the types of items, parameters and context", () => {
    const plugin = definePlugin<{ team: string }>({
      transform(items, params, context) {
        expectTypeOf(items).toEqualTypeOf<Item[]>();
        expectTypeOf(params.team).toBeString();
        expectTypeOf(context.mode).toEqualTypeOf<"catalog" | "function">();
      },
      rules: [
        { id: "a", severity: "error", title: "A.", check: (items) => items.map((item) => ({ item, message: "m" })) },
      ],
    });
    expect(Object.keys(plugin)).toEqual(["transform", "rules"]);
  });

  it("refuses keys and severities that there are not, when types are checked", () => {
    // @ts-expect-error: misspelt
    definePlugin({ transfrom: () => {} });
    // @ts-expect-error: a rule finds errors or warnings
    definePlugin({ rules: [{ id: "a", severity: "info", title: "A.", check: () => [] }] });
    // @ts-expect-error: a fault names an item
    definePlugin({ rules: [{ id: "a", severity: "error", title: "A.", check: () => [{ message: "m" }] }] });
    expect(definePlugin({})).toEqual({});
  });
});
