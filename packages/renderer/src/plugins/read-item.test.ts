import { Placeholder } from "@tenantry/tenant-model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printObject } from "../print/print-document.ts";
import type { KubernetesObject, RenderedObject } from "../resource.ts";
import { readItem } from "./read-item.ts";
import { dropUnset, writeItem } from "./written-item.ts";

const variables = new Map([
  ["COUNT", "3"],
  ["NAME", "shared"],
]);
const origin = ["spec", "plugins", 0];
const reader = { variables, origin };

function makeObject(spec: Record<string, unknown>): RenderedObject {
  const object = { apiVersion: "v1", kind: "Any", metadata: { name: "a" }, spec };
  return { object: dropUnset(object) as RenderedObject["object"], origin: [] };
}

/** What is read of an item that a plugin has changed. */
function change(spec: Record<string, unknown>, edit: (spec: Record<string, unknown>) => void) {
  const rendered = makeObject(spec);
  const written = writeItem(rendered, "flux");
  const returned = structuredClone(written) as KubernetesObject & { spec: Record<string, unknown> };
  edit(returned.spec);
  const read = readItem({ rendered: rendered.object, written, returned }, "flux", reader);
  return { ...read, spec: (read.value as { spec: Record<string, unknown> }).spec };
}

const count = new Placeholder("${COUNT}", 3, ["spec", "cluster", "instances"]);

describe("an item that a plugin returns", () => {
  it("shows settings as `${NAME}`, and literal text escaped", () => {
    const spec = { count, literal: "echo ${HOME} $$", unset: undefined, list: [1, undefined, null] };
    expect(writeItem(makeObject(spec), "flux")).toMatchObject({
      spec: { count: "${COUNT}", literal: "echo $${HOME} $$$$", list: [1, null] },
    });
    expect(writeItem(makeObject(spec), "none")).toMatchObject({ spec: { count: 3, literal: "echo ${HOME} $$" } });
  });

  it("is what was rendered where it comes back as it was", () => {
    const spec = { count, literal: "${HOME}", deep: { list: [{ count }] } };
    const read = change(spec, () => {});
    expect(read).toMatchObject({ changes: [], mistakes: [], settings: [] });
    expect(read.spec["count"]).toBe(count);
    expect(read.spec).toEqual(spec);
  });

  it("keeps the settings that it moves, and reads those that it sets", () => {
    const read = change({ count, list: [count] }, (spec) => {
      spec["list"] = ["first", "${COUNT}"];
      spec["text"] = "s3://${NAME}/$${X}";
      spec["count"] = 5;
    });
    expect(read.spec["list"]).toEqual(["first", new Placeholder("${COUNT}", 3, origin)]);
    expect(read.spec["text"]).toEqual(new Placeholder("s3://${NAME}/$${X}", "s3://shared/${X}", origin));
    expect(read.spec["count"]).toBe(5);
    expect([...read.settings].sort()).toEqual(["COUNT", "NAME"]);
    expect(read.changes.map((path) => path.join("."))).toEqual([
      "spec.count",
      "spec.list",
      "spec.list.0",
      "spec.list.1",
      "spec.text",
    ]);
  });

  it("loses what the plugin removed, and says so", () => {
    const read = change({ count, other: 1 }, (spec) => {
      delete spec["other"];
    });
    expect(read.spec).toEqual({ count });
    expect(read.changes).toEqual([["spec", "other"]]);
  });

  it.each([
    ["${NOPE}", "there is no setting NOPE"],
    ["${", "missing"],
    ["${NAME", "missing"],
  ])("is refused where Flux could make nothing of %s", (text, reason) => {
    const { mistakes } = change({}, (spec) => {
      spec["text"] = text;
    });
    expect(mistakes).toMatchObject([{ path: ["spec", "text"] }]);
    if (reason !== "missing") expect(mistakes[0]?.reason).toBe(reason);
  });

  it("prints to the same text, whatever it holds, when it is read without what it was", () => {
    const text = fc.array(fc.constantFrom("a", "$", "{", "}", "$$", "${", "COUNT", "\n", " "), { maxLength: 8 });
    const leaf = fc.oneof(
      text.map((parts) => parts.join("")),
      fc.constant(count),
      fc.integer(),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("a", "b", "c"), fc.oneof(leaf, fc.array(leaf))), (spec) => {
        const rendered = makeObject(spec);
        const returned = writeItem(rendered, "flux");
        const read = readItem({ rendered: undefined, written: undefined, returned }, "flux", reader);
        expect(read.mistakes).toEqual([]);
        const print = (object: object) => printObject(object, { substitution: "flux" });
        expect(print(read.value as object)).toBe(print(rendered.object));
      }),
    );
  });
});
