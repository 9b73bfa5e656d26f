import { type JsonObject, readYaml, sameJson, writeYaml } from "@tenantry/flux-postbuild";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { ListedItem } from "./listed-items.ts";
import { readResourceList } from "./read-resource-list.ts";
import { listUnwritable, writeResourceList } from "./write-resource-list.ts";

const SNIPPETS = [
  "plain: text",
  "truth: yes",
  "octal: 0123",
  "float: 1e3",
  "time: 12:30",
  "quoted: 'yes' # why",
  'folded: "a\n  b"',
  "block: |\n  # no comment\n\n  - x\n",
  "keep: |+\n  x\n\n",
  "strip: >-\n  a\n  b",
  "anchor: &a [1, 2]\nalias: *a",
  "1: number",
  "true: truth",
  "? far\n: value",
  "flow: {a: [1, {b: c}], d: }",
  "tag: !!str 12",
  "empty:",
  "'quoted key': ${NAME}",
  "# a comment\ncommented: $${X}",
  `long: ${"word ".repeat(40).trim()}`,
  "list:\n- a\n# in the list\n-   b: 1\n    c: 2\n- - d",
  "unicode: 日本 \u00e9",
];

const item = fc
  .record({ name: fc.stringMatching(/^[a-z]{1,6}$/), parts: fc.shuffledSubarray(SNIPPETS), comment: fc.boolean() })
  .map(({ name, parts, comment }) => {
    return `${comment ? `# about ${name}\n` : ""}apiVersion: v1\n${parts.join("\n")}\nkind: Thing\nmetadata: {name: ${name}}\n`;
  });

/** As a list's items, dashes at a column of their own. */
function indentItems(items: readonly string[], indent: number): string {
  const margin = " ".repeat(indent);
  return items
    .map((text) => {
      const comment = /^(?:# about.*\n)?/.exec(text)?.[0] ?? "";
      const body = text.slice(comment.length).replace(/^(?=.)/gm, `${margin}  `);
      return `${comment === "" ? "" : margin + comment}${margin}- ${body.slice(indent + 2)}`;
    })
    .join("");
}

const text = fc.record({ items: fc.array(item, { maxLength: 5 }), indent: fc.constantFrom(0, 2, 4) }).map((it) => {
  const items = it.items.length === 0 ? " []\n" : `\n${indentItems(it.items, it.indent)}`;
  return `apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:${items}functionConfig:\n  kind: X\n`;
});

async function read(source: string) {
  const result = await readResourceList(source, "stdin");
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.list;
}

it("items that nobody changed go out byte for byte as they came in", async () => {
  await fc.assert(
    fc.asyncProperty(text, async (source) => {
      const list = await read(source);
      expect(writeResourceList({ ...list, results: [] })).toBe(source);
    }),
    { numRuns: 300 },
  );
});

it("an item that is changed, added or left out leaves the texts of the others alone", async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.nat(), async (source, at) => {
      const list = await read(source);
      const index = list.items.length === 0 ? 0 : at % list.items.length;
      const changed = { apiVersion: "v1", kind: "Changed", text: "a\n b: ${X}\n", truth: "yes", number: 1000 };
      const items: ListedItem[] = list.items.map((it, position) => (position === index ? { value: changed } : it));
      const written = writeResourceList({ ...list, items: [...items.slice(0, 3), { value: changed }], results: [] });
      const again = await read(written);
      expect(again.items.map(({ value }) => value)).toEqual(
        [...items.slice(0, 3), { value: changed }].map((it) => it.value),
      );
      for (const { text: own } of items.slice(0, 3)) if (own !== undefined) expect(written).toContain(own);
    }),
    { numRuns: 300 },
  );
});

it("values are written so that Go's YAML reads the same ones", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: "grapheme" }), fc.jsonValue())), (fields) => {
      const value = { ...JSON.parse(JSON.stringify(fields)), apiVersion: "v1", kind: "Thing" } as JsonObject;
      if (listUnwritable(value) !== undefined) return;
      const list = writeResourceList({
        apiVersion: "config.kubernetes.io/v1",
        indent: 2,
        items: [{ value }],
        results: [],
      });
      const again = readYaml(list);
      expect(again.ok && (again.value as { items: JsonObject[] }).items[0]).toEqual(value);
    }),
    { numRuns: 1000 },
  );
});

it.each(["x \u0085 y", "a\u2029b\n", "\u2028", " \u2029 \n\u0085 ", "\u0085"])(
  "rare line breaks arrive: %j",
  (rare) => {
    const value = { apiVersion: "v1", kind: "A", [`k${rare}`]: "v", list: [rare, { deep: rare }], [rare]: 1 };
    expect(listUnwritable(value)).toBeUndefined();
    const written = writeResourceList({ apiVersion: "a", indent: 2, items: [{ value }], results: [] });
    const again = readYaml(written);
    expect(again.ok && (again.value as { items: JsonObject[] }).items[0]).toEqual(value);
  },
);

it("what cannot be written is named: control characters, and integers that JavaScript rounds", () => {
  expect(listUnwritable({ text: "a\u007fb" })).toMatch("control characters");
  expect(listUnwritable({ deep: [{ id: 2 ** 60 }] })).toMatch("more digits than JavaScript keeps");
  expect(listUnwritable({ id: 2 ** 53 - 1, big: 1e300, text: "x: ${A}" })).toBeUndefined();
});

it("an item that would lose digits is refused where it has no text of its own, and kept where it has", async () => {
  const items = '[{"apiVersion": "v1", "kind": "A", "id": 9007199254740993}]';
  const source = (written: string) =>
    `apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:${written}functionConfig:\n  kind: X\n`;
  const refused = await readResourceList(source(` ${items}\n`), "stdin");
  expect(refused).toMatchObject({ ok: false, problems: [{ path: "items[0]" }] });
  const block = source(`\n- ${items.slice(1, -1)}\n`);
  expect(writeResourceList({ ...(await read(block)), results: [] })).toBe(block);
});

it("results can be written whatever their texts hold", () => {
  const list = { apiVersion: "config.kubernetes.io/v1", indent: 0, items: [], functionConfig: { a: "\u007f" } };
  const written = writeResourceList({ ...list, results: [{ message: "a\u0000b\u007f\ud800\n: - x" }] });
  const again = readYaml(written);
  expect(again.ok && again.value).toEqual({
    apiVersion: "config.kubernetes.io/v1",
    kind: "ResourceList",
    items: [],
    results: [{ message: "a\ufffdb\ufffd\ufffd\n: - x" }],
  });
});

it("a new item stands at the dashes of the others, without blanks on empty lines", () => {
  const value = { apiVersion: "v1", text: "x\n\ny\n" };
  const written = writeResourceList({ apiVersion: "a", indent: 2, items: [{ value }], results: [] });
  expect(written).toBe(
    "apiVersion: a\nkind: ResourceList\nitems:\n  - apiVersion: v1\n    text: |\n      x\n\n      y\n",
  );
});

it("keys stay in the order that they have", () => {
  const written = writeYaml({ kind: "b", apiVersion: "a", z: { b: 1, a: 2 } }, { keys: "given" });
  expect(written).toEqual({ ok: true, text: "kind: b\napiVersion: a\nz:\n  b: 1\n  a: 2\n" });
  expect(sameJson({ a: 1, b: [{}] }, { b: [{}], a: 1 })).toBe(true);
  expect(sameJson({ a: 1 }, { a: 1, b: null })).toBe(false);
  expect(sameJson([], {})).toBe(false);
});
