import { readFileSync } from "node:fs";
import * as promql from "@tenantry/alert-library/promql";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Fields, KINDS, type KnownKind } from "./manifest.ts";
import { isFields } from "./reading/fields.ts";
import { rules } from "./rules.ts";
import { runRules } from "./run-rules.ts";
import { identityOf, Subject } from "./subject.ts";
import { readManifests } from "./test-subject.ts";

/** Every example of every page is a skeleton of fields that rules read; any of its values is replaced by something else. */
const folder = new URL("./rules/", import.meta.url);
const skeletons = rules.flatMap(({ id }) => {
  const page = readFileSync(new URL(`${id}.md`, folder), "utf8");
  return [...page.matchAll(/^```yaml (?:wrong|right|committed).*\n([\s\S]*?)^```$/gm)].map(([, yaml = ""]) => yaml);
});

const strange = fc.constantFrom<unknown>(
  null,
  "",
  "${X}",
  0,
  -1,
  1e99,
  true,
  [],
  [null],
  ["${X}"],
  {},
  { name: 5 },
  "a\nb",
);

function spoil(value: unknown, next: () => unknown, isSpoilt: () => boolean): unknown {
  if (isSpoilt()) return next();
  if (Array.isArray(value)) return value.map((item) => spoil(item, next, isSpoilt));
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, spoil(item, next, isSpoilt)]));
}

describe("rules", () => {
  it("show fields to spoil", () => expect(skeletons.length).toBeGreaterThan(rules.length));

  it("never throw, whatever stands where they look", () => {
    fc.assert(
      fc.property(
        fc.subarray(skeletons, { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(strange),
        fc.infiniteStream(fc.integer({ min: 0, max: 7 })),
        (texts, values, chances) => {
          const next = () => values.next().value;
          const objects = readManifests(texts.join("---\n")).map(({ object }) => {
            const spoilt = spoil(object, next, () => chances.next().value === 0);
            const { apiVersion, kind } = object;
            return { ...(isFields(spoilt) ? spoilt : {}), apiVersion, kind } as Fields;
          });
          const manifests = objects.map((object) => ({ object, written: object, form: "object" as const }));
          // What was there before is not spoilt: pages about changes need something to compare with.
          const before = readManifests(texts.join("---\n"));
          const committed = new Map(before.map((manifest) => [identityOf(manifest), manifest]));
          const subject = new Subject(manifests, { cloudNativePG: "1.30", today: "2026-11-21", committed, promql });
          for (const { fault } of runRules(subject, rules)) expect(fault.message).not.toMatch(/\[object |NaN/);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("never throw at objects of a kind alone", () => {
    for (const kind of Object.keys(KINDS) as KnownKind[]) {
      const [group = "", name = ""] = KINDS[kind].split("/");
      for (const spec of [undefined, null, "x", [], 5]) {
        const object = { apiVersion: group === "" ? "v1" : `${group}/v1`, kind: name, metadata: spec, spec };
        const subject = new Subject([{ object, form: "object" }], {
          cloudNativePG: "1.27",
          today: "2026-11-21",
          promql,
        });
        expect(() => runRules(subject, rules)).not.toThrow();
      }
    }
  });
});
