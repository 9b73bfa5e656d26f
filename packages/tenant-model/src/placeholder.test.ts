import { substitute } from "@tenantry/flux-postbuild";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Placeholder, template, valueOf } from "./placeholder.ts";

const setting = (name: string, value: string) => new Placeholder(`\${${name}}`, value, ["spec", name]);

describe("text made of literals and settings", () => {
  it("stays plain text while nothing in it is a setting", () => {
    expect(template`s3://${"bucket"}/${3}`).toBe("s3://bucket/3");
  });

  it("is a placeholder with the text that Flux reads and the value that arrives", () => {
    const text = template`s3://${setting("BUCKET", "backups")}/`;
    expect(text).toMatchObject({ text: "s3://${BUCKET}/", value: "s3://backups/", origin: ["spec", "BUCKET"] });
  });

  it("arrives as its value, whatever stands around the settings", () => {
    const literal = fc.string({ unit: fc.constantFrom("$", "{", "}", "a", "X", "\\", "-") });
    fc.assert(
      fc.property(literal, literal, literal, (before, between, after) => {
        const [x, y] = [setting("X", "1"), setting("Y", "2")];
        const text = template`${before}${x}${between}${y}${after}`;
        const rendered = text instanceof Placeholder ? text.text : text;
        const variables = new Map([
          ["X", "1"],
          ["Y", "2"],
        ]);
        expect(substitute(rendered, variables, "strict")).toEqual({ ok: true, text: valueOf(text) });
      }),
    );
  });
});
