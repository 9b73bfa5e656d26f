import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeLiteral, needsEscape } from "./escape.ts";
import { substitute } from "./substitution/substitute.ts";

const unset = new Map<string, string>();
const literal = fc.string({ unit: fc.constantFrom("$", "$", "$", "{", "{", "}", "X", ":", "=", "a", "\n", "é") });

function evaluate(text: string, variables = unset): string {
  const result = substitute(text, variables, "strict");
  return result.ok ? result.text : `error: ${result.error.message}`;
}

describe("escapeLiteral", () => {
  test.each([
    ["$$", "$$$$"],
    ["${X}", "$${X}"],
    ["$$$", "$$$$$$"],
    ["$${X}", "$$$${X}"],
    ["DO $$ BEGIN END $$;", "DO $$$$ BEGIN END $$$$;"],
    ["^a$", "^a$"],
    ["$(date) {{ $labels.x }} $1", "$(date) {{ $labels.x }} $1"],
  ])("writes %s as %s", (text, escaped) => {
    expect(escapeLiteral(text)).toBe(escaped);
  });

  test("is undone by Flux for every text", () => {
    fc.assert(
      fc.property(literal, (text) => {
        expect(evaluate(escapeLiteral(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  test("is undone by Flux for every text right before a placeholder, and right behind one", () => {
    const variables = new Map([["X", "v"]]);
    fc.assert(
      fc.property(literal, literal, (before, after) => {
        const text = `${escapeLiteral(before, "placeholder")}\${X}${escapeLiteral(after)}`;
        expect(evaluate(text, variables)).toBe(`${before}v${after}`);
      }),
      { numRuns: 500 },
    );
  });

  test("changes exactly the texts that need it", () => {
    fc.assert(
      fc.property(literal, (text) => {
        expect(escapeLiteral(text) !== text).toBe(needsEscape(text));
      }),
    );
  });

  test("is needed exactly where Flux would change the text or fail on it", () => {
    fc.assert(
      fc.property(literal, (text) => {
        expect(evaluate(text) !== text).toBe(needsEscape(text));
      }),
      { numRuns: 500 },
    );
  });
});
