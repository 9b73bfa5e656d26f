import type { Item } from "@tenantry/krm-function";
import { describe, expect, it } from "vitest";
import { configMap, failure, given, startText, transform } from "./test-plugin.ts";

describe("a plugin", () => {
  it("gets copies of items, its parameters and the context, and may change items in place", async () => {
    const reply = await transform(`export default { transform(items, params, context) {
      items[0].data.seen = [params.team, context.plugin, process.env.PATH, items.length].join();
    } };`);
    expect(reply).toEqual({
      ok: true,
      answer: { items: [configMap("a", { text: "é\u2028${X}", seen: "storage,x,,1" })], results: [] },
    });
    expect(given.items[0]?.["data"]).toEqual({ text: "é\u2028${X}" });
  });

  it("may return a list, or items with results, and take its time", async () => {
    const list = await transform(
      "export default async (items) => [...items, { ...items[0], metadata: { name: 'b' } }];",
    );
    expect(list).toMatchObject({ ok: true, answer: { items: [{}, { metadata: { name: "b" } }], results: [] } });
    const both = await transform("export default (items) => ({ items: [], results: [{ message: 'gone' }] });");
    expect(both).toEqual({ ok: true, answer: { items: [], results: [{ message: "gone" }] } });
  });

  it("says what it does, and its rules name items by what they were given", async () => {
    const plugin = await startText(`export default { rules: [{ id: "no-b", severity: "error", title: "There is no b.",
      *check(items, params) { for (const item of items) if (item.metadata.name === "b")
        yield { item, path: ["metadata", "name"], message: "b, " + params.team }; } }] };`);
    expect(await plugin.ask({ do: "describe" })).toEqual({
      ok: true,
      answer: { transforms: false, rules: [{ id: "no-b", severity: "error", title: "There is no b." }] },
    });
    const items = [configMap("a"), configMap("b")];
    expect(await plugin.ask({ do: "judge", ...given, items })).toEqual({
      ok: true,
      answer: { faults: [{ rule: "no-b", item: 1, path: ["metadata", "name"], message: "b, storage" }] },
    });
  });

  it("handles megabytes", async () => {
    const plugin = await startText("export default (items) => items;");
    const items = Array.from({ length: 2000 }, (_, index) => configMap(`m-${index}`, { text: "x".repeat(4000) }));
    const reply = await plugin.ask({ do: "transform", ...given, items });
    expect(reply.ok && reply.answer.items.length).toBe(2000);
  });

  it("may get objects without a name, change them and give them back, but make none", async () => {
    const nameless = [
      { apiVersion: "batch/v1", kind: "Job", metadata: { generateName: "run-" } },
      { apiVersion: "v1", kind: "List", items: [] },
    ] as unknown as Item[];
    const plugin = await startText(
      "export default (items) => items.map((item) => ({ ...item, metadata: { ...item.metadata, labels: {} } }));",
    );
    const reply = await plugin.ask({ do: "transform", ...given, items: nameless });
    expect(reply).toMatchObject({ ok: true, answer: { items: nameless } });
    const message = "metadata.name of item 0 that it returned (Job) is missing";
    expect(await failure(`export default () => [${JSON.stringify(nameless[0])}];`)).toMatchObject({ message });
    const emptied = await startText("export default (items) => { items[0].metadata.name = null; };");
    expect(await emptied.ask({ do: "transform", ...given, items: nameless })).toMatchObject({ ok: false });
  });

  it("may read", async () => {
    const text = `import { readFileSync } from "node:fs";
      export default (items) => { items[0].data.self = readFileSync("x.mjs", "utf8").slice(0, 6); };`;
    expect(await transform(text)).toMatchObject({ ok: true, answer: { items: [{ data: { self: "import" } }] } });
  });
});
