import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeLiteral } from "../escape.ts";
import { buildObject } from "./build-object.ts";
import { explainUndeliverable, isSuspect } from "./undeliverable-text.ts";

/** What our port of Flux says. */
function arrives(text: string): boolean {
  const built = buildObject({ text: escapeLiteral(text) }, new Map([["A", "b"]]), { mode: "strict" });
  return built.ok && built.object["text"] === text;
}

describe("a text that does not arrive", () => {
  it.each([
    ["\tone\n\ttwo", "starts with a tab"],
    ["a\x7fb", "U+007F"],
    ["\x9f", "U+009F"],
    ["\uffff", "U+FFFF"],
    ["a\x85b", "arrives as another"],
    ["a\ud800", "half of a surrogate pair"],
  ])("is told from others: %j %s", (text, words) => {
    expect(isSuspect(text)).toBe(true);
    expect(explainUndeliverable(text)).toContain(words);
  });

  it.each(["\tone line", "\n\ttab", "😀", "\u2028", "\ufeff", "\ufeff$${X}", "\x07"])("is not %j", (text) => {
    expect(explainUndeliverable(text)).toBeUndefined();
    expect(arrives(text)).toBe(true);
  });

  it("is suspected wherever the build would lose it, and explained only there", () => {
    const unit = fc.oneof(
      fc.constantFrom(
        "\t",
        "\n",
        "\r",
        " ",
        "a",
        "\x07",
        "\x7f",
        "\x85",
        "\xa0",
        "\u2028",
        "\ufeff",
        "\uffff",
        "😀",
        "$${",
        "#",
      ),
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 8 }), (text) => {
        expect(explainUndeliverable(text) === undefined).toBe(arrives(text));
        if (!arrives(text)) expect(isSuspect(text)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});
