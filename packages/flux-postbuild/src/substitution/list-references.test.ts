import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listReferences } from "./list-references.ts";
import { substitute } from "./substitute.ts";

describe("listReferences", () => {
  it("lists names with operators and places, nested ones too", () => {
    expect(listReferences("é ${A} ${B:=x${C}} $${D} $E ${F%%/*}")).toEqual({
      ok: true,
      references: [
        { name: "A", operator: "", hasDefault: false, offset: 2 },
        { name: "B", operator: ":=", hasDefault: true, offset: 7 },
        { name: "C", operator: "", hasDefault: false, offset: 13 },
        { name: "F", operator: "%%", hasDefault: false, offset: 28 },
      ],
    });
  });

  it("says why a text cannot be read, and where", () => {
    expect(listReferences("x ${arr[0]}")).toMatchObject({ ok: false, error: { offset: 2 } });
  });

  it("agrees with the substitution on what can be read, and on what has no value", () => {
    const part = fc.constantFrom("${", "}", "$", "$$", "A", "b", ":=", ":", "-", "[0]", "/", "é", "#", " ", "{{");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 9 }), (parts) => {
        const text = parts.join("");
        const listed = listReferences(text);
        const strict = substitute(text, new Map(), "strict");
        if (listed.ok) expect(strict.ok).toBe(listed.references.every(({ hasDefault }) => hasDefault));
        else expect(strict).toMatchObject({ ok: false, error: { message: listed.error.message } });
      }),
    );
  });
});
