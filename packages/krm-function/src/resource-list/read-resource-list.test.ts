import { describe, expect, it } from "vitest";
import { readResourceList } from "./read-resource-list.ts";

const CONFIG = "functionConfig:\n  apiVersion: x/v1\n  kind: Y\n";
const list = (items: string) => `apiVersion: config.kubernetes.io/v1\nkind: ResourceList\n${items}${CONFIG}`;

/** Where it is wrong, and what. */
async function refuse(text: string): Promise<string[]> {
  const read = await readResourceList(text, "stdin");
  if (read.ok) throw new Error("it was read");
  return read.problems.map(({ line, column, message }) => `${line ?? "-"}:${column ?? "-"} ${message}`);
}

async function read(text: string) {
  const result = await readResourceList(text, "stdin");
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.list;
}

describe("reading a ResourceList", () => {
  it("gives values as Go's YAML does, and the text of each item with the comments above it", async () => {
    const items = `items:
# about a
- apiVersion: v1 # core
  kind: ConfigMap
  data: {on: yes, octal: 0123, e: 1e3, t: 12:30, q: "yes"}

# about b
- apiVersion: v1
  kind: ConfigMap
  text: |
    # no comment
    two

`;
    const { items: read2 } = await read(list(items));
    expect(read2.map(({ value }) => value)).toEqual([
      { apiVersion: "v1", kind: "ConfigMap", data: { true: true, octal: 83, e: 1000, t: "12:30", q: "yes" } },
      { apiVersion: "v1", kind: "ConfigMap", text: "# no comment\ntwo\n" },
    ]);
    expect(`items:\n${read2.map(({ text }) => text).join("")}`).toBe(items);
  });

  it("reads v1beta1, JSON, and a list without items", async () => {
    expect((await read(list("items: []\n").replace("io/v1", "io/v1beta1"))).apiVersion).toMatch("v1beta1");
    const json = JSON.stringify({
      apiVersion: "config.kubernetes.io/v1",
      kind: "ResourceList",
      items: [{ apiVersion: "v1", kind: "Pod" }],
      functionConfig: {},
    });
    expect((await read(json)).items).toEqual([{ value: { apiVersion: "v1", kind: "Pod" } }]);
  });

  it("keeps no text of an item that needs an anchor of another one", async () => {
    const items = "items:\n- {apiVersion: v1, kind: A, x: &x [1]}\n- {apiVersion: v1, kind: B, x: *x}\n";
    const [first, second] = (await read(list(items))).items;
    expect(first?.text).toBeDefined();
    expect(second).toEqual({ value: { apiVersion: "v1", kind: "B", x: [1] } });
  });

  it("keeps no text that would mean something else with a line break behind it", async () => {
    const head = `apiVersion: config.kubernetes.io/v1\nkind: ResourceList\n${CONFIG}items:\n- {apiVersion: v1, kind: A}\n`;
    const { items } = await read(`${head}- apiVersion: v1\n  kind: B\n  text: |\n    a`);
    expect(items).toEqual([
      { value: { apiVersion: "v1", kind: "A" }, text: "- {apiVersion: v1, kind: A}\n" },
      { value: { apiVersion: "v1", kind: "B", text: "a" } },
    ]);
  });
});

describe("a malformed ResourceList", () => {
  it.each([
    ["nothing", "", ["-:- standard input is empty: expected a ResourceList"]],
    ["comments only", "# x\n", ["-:- standard input is empty: expected a ResourceList"]],
    ["no YAML", "a: [1\nb: 2\n", ["1:4 this [ is never closed"]],
    ["a list", "- a\n", ["1:1 standard input holds a list"]],
    ["text", "hello\n", ['1:1 standard input holds the string "hello"']],
    ["another kind", "apiVersion: v1\nkind: List\n", ['2:7 standard input is of kind "List"']],
    ["no kind", "items: []\n", ["1:1 standard input is no object with a kind"]],
    [
      "several documents",
      `${list("items: []\n")}---\n${list("items: []\n")}`,
      ["8:1 standard input holds 2 YAML documents: expected one, a ResourceList"],
    ],
    [
      "another version",
      list("items: []\n").replace("io/v1", "io/v1alpha1"),
      ['1:13 the ResourceList is of apiVersion "config.kubernetes.io/v1alpha1"'],
    ],
    ["no version", "kind: ResourceList\nitems: []\n", ["1:1 the ResourceList has no `apiVersion`"]],
    ["no items", list(""), ["1:1 the ResourceList has no `items`"]],
    ["items that are no list", list("items: {a: 1}\n"), ["3:1 `items` is a mapping"]],
    [
      "items that are no objects",
      list("items:\n- 1\n-\n- kind: X\n- {apiVersion: v1, kind: [a]}\n"),
      [
        "4:3 item 1 of the ResourceList is the number 1",
        "5:2 item 2 of the ResourceList is empty",
        "6:3 item 3 of the ResourceList has no `apiVersion`",
        "7:20 item 4 of the ResourceList has a list as `kind`",
      ],
    ],
    [
      "no functionConfig",
      "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems: []\n",
      ["1:1 the ResourceList has no `functionConfig`"],
    ],
    [
      "a key that stands twice",
      list("items:\n- apiVersion: v1\n  kind: A\n  x: 1\n  x: 2\n"),
      ['7:3 the key "x" stands twice in one mapping'],
    ],
  ])("is named with its place: %s", async (_name, text, expected) => {
    expect(await refuse(text)).toEqual(expected);
  });
});
