import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../json.ts";
import { activeText, objectOf, quietText, variables } from "../test-arbitraries.ts";
import { readObjectVectors } from "../test-data.ts";
import { buildObject, buildThroughText } from "./build-object.ts";
import { buildStructurally } from "./structural-build.ts";

const recorded = readObjectVectors();
/** Steps whose Go message holds line numbers of texts that are never seen. */
const ownWords = new Set(["write", "load"]);

describe("objects are built as Flux built them", () => {
  test.each(recorded.cases)("$object.data ($mode)", ({ object, mode, strategy, variables: own, result }) => {
    const given = new Map(Object.entries(own ?? recorded.variables));
    const built = buildObject(object, given, { mode, ...(strategy === undefined ? {} : { strategy }) });
    if (built.ok) {
      expect(result.error).toBeUndefined();
      expect(built.object).toEqual(result.untouched ? object : result.object);
    } else {
      expect(result.error).toBeDefined();
      if (!ownWords.has(built.error.stage) && !/map key/.test(result.error ?? "")) {
        expect(result.error).toContain(built.error.message);
      }
    }
  });
});

const named = new Map(
  Object.entries({ N: "3", quote: '"', V: "17.10", LIST: "[x]", HASH: "a #b", SP: " x ", CRON: "*/5 * * * *" }),
);

function buildField(value: string): unknown {
  const built = buildObject({ a: value }, named, { mode: "strict" });
  return built.ok ? built.object.a : built.error.message;
}

describe("the type problem", () => {
  test.each([
    ["a whole field is re-typed, and quotes in the manifest cannot help", "${N}", 3],
    ["a prefix keeps a string", "x-${N}", "x-3"],
    ["a quote from a variable makes a string", "${quote}${N}${quote}", "3"],
    ["a quoted default makes a string", '${NONE:="q"}', "q"],
    ["a block scalar is always a string", "${N}\n", "3\n"],
    ["17.10 becomes 17.1", "${V}", 17.1],
    ["a list becomes a list", "${LIST}", ["x"]],
    ["a comment is lost", "${HASH}", "a"],
    ["white space around is lost", "${SP}", "x"],
    ["a digit before it makes a number", "1${N}", 13],
    [
      "a cron line that starts with * is an error",
      "${CRON}",
      "yaml: did not find expected alphabetic or numeric character",
    ],
    ["quotes that are part of the string stay", '"${N}"', '"3"'],
  ])("%s", (_title, value, result) => {
    expect(buildField(value)).toEqual(result);
  });
});

describe("what buildObject leaves alone", () => {
  const object = { metadata: { name: "x" }, data: { a: "${N}" } };
  const marked = { "kustomize.toolkit.fluxcd.io/substitute": "disabled" };

  test.each<[string, JsonObject]>([
    ["a label", { ...object, metadata: { labels: marked } }],
    ["an annotation", { ...object, metadata: { annotations: marked } }],
  ])("an object that %s switches off, even with invalid names about", (_title, switchedOff) => {
    const built = buildObject(switchedOff, new Map([["bad-name", ""]]), { mode: "strict" });
    expect(built).toEqual({ ok: true, object: switchedOff, substituted: false });
  });

  test("any object when there are no variables, unless the strategy is Always", () => {
    const withDefault = { a: "${X:=d}" };
    expect(buildObject(withDefault, new Map(), { mode: "strict" })).toMatchObject({ substituted: false });
    expect(buildObject(withDefault, new Map(), { mode: "strict", strategy: "Always" })).toEqual({
      ok: true,
      object: { a: "d" },
      substituted: true,
    });
  });

  test("the very objects that hold nothing to substitute: they are not copied", () => {
    const plain = { a: { b: ["$x", "^a$", 1, null] } };
    const built = buildObject(plain, named, { mode: "strict" });
    expect(built.ok && built.object).toBe(plain);
  });

  test("the object that it was given, when it changes a copy", () => {
    const original = { a: [{ b: "${N}" }], c: "x" };
    buildObject(original, named, { mode: "strict" });
    expect(original).toEqual({ a: [{ b: "${N}" }], c: "x" });
  });
});

test("an invalid variable name fails every object, used or not", () => {
  const built = buildObject({ a: "x" }, new Map([["foo.yaml", "1"]]), { mode: "strict" });
  expect(built).toMatchObject({ ok: false, error: { stage: "names", variable: "foo.yaml" } });
});

test("several lines that start with a tab cannot be loaded again", () => {
  expect(buildObject({ a: "\tx\ny" }, named, { mode: "strict" })).toMatchObject({
    ok: false,
    error: { stage: "load" },
  });
});

describe("the short way", () => {
  test("gives what the text gives for every object, or leaves it to the text", () => {
    let taken = 0;
    fc.assert(
      fc.property(objectOf(activeText), (object) => {
        const short = buildStructurally(object, variables);
        if (short === undefined) return;
        taken++;
        expect(buildThroughText(object, variables, "strict")).toEqual({ ok: true, object: short, substituted: true });
      }),
      { numRuns: 4000 },
    );
    expect(taken).toBeGreaterThan(500);
  });

  test("changes nothing in an object without dollars, and neither does the text", () => {
    fc.assert(
      fc.property(objectOf(quietText), (object) => {
        const built = { ok: true, object, substituted: true };
        expect(buildObject(object, variables, { mode: "strict" })).toEqual(built);
        expect(buildThroughText(object, variables, "strict")).toEqual(built);
      }),
      { numRuns: 1000 },
    );
  });

  test("is taken for the usual manifest", () => {
    const object = {
      metadata: { name: "shared-postgres", annotations: { summary: "{{ $labels.pod }} on ${WORD}" } },
      spec: { instances: "${N}", image: "ghcr.io/${PATH}", script: "set -eu\necho $${HOME} ${WORD}\n" },
    };
    expect(buildStructurally(object, variables)).toEqual({
      metadata: { name: "shared-postgres", annotations: { summary: "{{ $labels.pod }} on word" } },
      spec: { instances: 3, image: "ghcr.io/a/b/c:8080", script: "set -eu\necho ${HOME} word\n" },
    });
  });
});
