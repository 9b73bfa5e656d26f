import { buildObject, type JsonObject, substitute } from "@tenantry/flux-postbuild";
import { Placeholder } from "@tenantry/tenant-model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { printDocuments, printObject } from "./print-document.ts";
import { awkwardText, dollarText, objectsOf } from "./test-objects.ts";

const runs = { numRuns: 1500 };
const versions = ["1.1", "1.2"] as const;

describe("printed text", () => {
  it.each(versions)("is read as the same object by YAML %s", (version) => {
    fc.assert(
      fc.property(objectsOf(awkwardText), (object) => {
        expect(parse(printObject(object, { substitution: "flux" }), { version })).toStrictEqual(object);
      }),
      runs,
    );
  });

  it.each(versions)("is, substituted as Flux does it, read as the same object by YAML %s", (version) => {
    fc.assert(
      fc.property(objectsOf(dollarText), (object) => {
        const substituted = substitute(printObject(object, { substitution: "flux" }), new Map(), "strict");
        if (!substituted.ok) throw new Error(substituted.error.message);
        expect(parse(substituted.text, { version })).toStrictEqual(object);
      }),
      runs,
    );
  });

  it("holds dollars as they are where nothing is substituted", () => {
    fc.assert(
      fc.property(objectsOf(dollarText), (object) => {
        expect(parse(printObject(object, { substitution: "none" }))).toStrictEqual(object);
      }),
    );
  });

  it("is one document per object, the same text every time, without space at the end of a line", () => {
    fc.assert(
      fc.property(fc.array(objectsOf(awkwardText), { minLength: 1, maxLength: 4 }), (objects) => {
        const text = printDocuments(objects, { substitution: "flux" });
        const documents = parseAllDocuments(text);
        expect([...documents].map((document) => document.toJS())).toStrictEqual(objects);
        expect(text).not.toMatch(/[ \t]$/m);
        expect(printDocuments(structuredClone(objects), { substitution: "flux" })).toBe(text);
      }),
    );
  });

  it("arrives through Flux's whole postBuild with the values of its placeholders", () => {
    const printed = printObject(
      {
        spec: {
          instances: new Placeholder("${N}", 3, []),
          destinationPath: new Placeholder("s3://${BUCKET}/", "s3://backups/", []),
          note: new Placeholder("* ${BUCKET}: see #1", "* backups: see #1", []),
          script: new Placeholder("echo $${HOME}\necho ${BUCKET}\n", "echo ${HOME}\necho backups\n", []),
          literal: "${N} costs $$5",
        },
      },
      { substitution: "flux" },
    );
    const settings = new Map([
      ["N", "3"],
      ["BUCKET", "backups"],
    ]);
    expect(buildObject(parse(printed) as JsonObject, settings, { mode: "strict" })).toMatchObject({
      ok: true,
      object: {
        spec: {
          instances: 3,
          destinationPath: "s3://backups/",
          note: "* backups: see #1",
          script: "echo ${HOME}\necho backups\n",
          literal: "${N} costs $$5",
        },
      },
    });
  });
});
