import type { AnyObject } from "../real-tools.ts";
import type { Mutation } from "./mutated-object.ts";

const NAMES = [
  ...[
    "",
    "a",
    "1",
    "a.b",
    "a-b",
    "-a",
    "a-",
    ".a",
    "a.",
    "a..b",
    "a.-b",
    "A",
    "a_b",
    "Harbor_Pooler!!",
    "é",
    "a b",
    "a\n",
  ],
  ...["x".repeat(63), "x".repeat(64), "x".repeat(253), "x".repeat(254)],
];
const KEYS = [
  ...[
    "a",
    "A",
    "a.b",
    "a_b",
    "-a",
    "a-",
    "_a",
    "",
    "a b",
    "é",
    "a\n",
    "a/b",
    "A/b",
    "a/B",
    "a/b/c",
    "/a",
    "a/",
    "a_b/c",
    "a..b/c",
  ],
  ...["x".repeat(63), "x".repeat(64), `${"x".repeat(253)}/a`, `${"x".repeat(254)}/a`, `a/${"x".repeat(64)}`],
];
const VALUES = ["", "a", "A-b_c.d", "-a", "a-", "a b", "a/b", "é", "a\n", "x".repeat(63), "x".repeat(64)];
const STRANGE = [null, 1, true, ["text"], { a: "b" }, [], {}];
const SIZE = 256 * 1024;

/** What stands in `metadata`, by field: names of every form, keys and values of labels, sizes, types, and fields that it lacks. */
const CHANGES: readonly (readonly [field: string, values: readonly unknown[]])[] = [
  ["name", [...NAMES, ...STRANGE]],
  ["namespace", [...NAMES, ...STRANGE]],
  ["generateName", [...NAMES, ...STRANGE]],
  ["labels", [...KEYS.map((key) => ({ [key]: "a" })), ...VALUES.map((value) => ({ a: value })), ...asMaps()]],
  ["annotations", [...KEYS.map((key) => ({ [key]: "a" })), ...VALUES.map((value) => ({ a: value })), ...asMaps()]],
  ["annotations", [{ a: "x".repeat(SIZE - 1) }, { a: "x".repeat(SIZE) }, { a: "é".repeat(SIZE / 2) }]],
  ["finalizers", [...KEYS.map((key) => [key]), ["orphan", "foregroundDeletion"], [1], ...STRANGE, "text"]],
  ...["generateNameX", "nam", "annotation", "label"].map((field) => [field, ["text", 1, {}]] as const),
];

function asMaps(): unknown[] {
  return [...STRANGE, "text", ...STRANGE.map((value) => ({ a: value }))];
}

/** Every change once for each kind, with a name and without one. */
export function mutateMetadata(objects: readonly AnyObject[]): Mutation[] {
  const kinds = new Map(objects.map((object) => [`${object["apiVersion"]} ${object["kind"]}`, object]));
  return [...kinds.values()].flatMap((object) => {
    const { name, ...nameless } = object["metadata"] as AnyObject;
    const replace = (metadata: unknown, what: string): Mutation => ({
      what: `${object["kind"]}: metadata ${what}`,
      object: { ...object, metadata },
    });
    return [
      ...CHANGES.flatMap(([field, values]) =>
        values.map((value) =>
          replace({ ...nameless, name, [field]: value }, `${field} ${JSON.stringify(value).slice(0, 60)}`),
        ),
      ),
      replace(nameless, "without a name"),
      ...["a-", "a.", "A"].map((start) => replace({ ...nameless, generateName: start }, `generateName alone ${start}`)),
      ...[undefined, ...STRANGE, "text"].map((value) => replace(value, `is ${JSON.stringify(value)}`)),
    ];
  });
}
