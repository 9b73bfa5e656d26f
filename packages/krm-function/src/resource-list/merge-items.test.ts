import type { JsonObject } from "@tenantry/flux-postbuild";
import { expect, it } from "vitest";
import type { ListedItem } from "./listed-items.ts";
import { mergeItems } from "./merge-items.ts";

const make = (name: string, id?: string): JsonObject => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, ...(id !== undefined && { annotations: { "internal.config.kubernetes.io/id": id } }) },
});
const listed = (name: string, id: string): ListedItem => ({ value: make(name, id), text: `- ${name}\n` });
const items = [listed("a", "1"), listed("b", "2"), listed("c", "3")];
const [a, b, c] = items as [ListedItem, ListedItem, ListedItem];

it("what was not handed out and what did not change stay as they are, in their places", () => {
  const returned = [c.value, make("new"), a.value];
  expect(mergeItems(items, { given: new Set([a, c]), returned })).toEqual([a, b, c, { value: make("new") }]);
});

it("what did not come back is gone", () => {
  expect(mergeItems(items, { given: new Set(items), returned: [b.value] })).toEqual([b]);
});

it("a changed item keeps its place and the runner's annotations, and loses its text", () => {
  const changed = { ...make("b"), data: { x: "y" } };
  const [, second] = mergeItems(items, { given: new Set(items), returned: [a.value, changed, c.value] });
  expect(second).toEqual({ value: { ...make("b", "2"), data: { x: "y" } } });
});

it("a renamed item is known by its number, a copy of one that is still there is new", () => {
  const renamed = mergeItems(items, { given: new Set(items), returned: [make("z", "2"), a.value, c.value] });
  expect(renamed.map(({ value }) => value)).toEqual([a.value, make("z", "2"), c.value]);
  const copied = mergeItems([b], { given: new Set([b]), returned: [make("z", "2"), b.value] });
  expect(copied).toEqual([b, { value: make("z") }]);
});

it("objects without a name keep their places by their numbers, and without numbers by their order", () => {
  for (const ids of [
    ["1", "2"],
    [undefined, undefined],
  ]) {
    const jobs = ids.map((id, at): ListedItem => {
      const annotations = id === undefined ? {} : { annotations: { "internal.config.kubernetes.io/id": id } };
      return { value: { apiVersion: "batch/v1", kind: "Job", metadata: { generateName: `j${at}-`, ...annotations } } };
    });
    const returned = jobs.map(({ value }) => ({ ...value, spec: {} }));
    const merged = mergeItems(jobs, { given: new Set(jobs), returned });
    expect(merged).toEqual(returned.map((value) => ({ value })));
  }
});

it("an item with another's number keeps its own", () => {
  const stolen = { ...make("b", "1"), data: {} };
  const merged = mergeItems(items, { given: new Set(items), returned: [stolen, a.value, c.value] });
  expect(merged).toEqual([a, { value: { ...make("b", "2"), data: {} } }, c]);
});
