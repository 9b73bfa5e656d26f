import { describe, expect, it } from "vitest";
import { nearestWord } from "./nearest-word.ts";

describe("nearestWord", () => {
  it.each([
    ["rendr", "render"],
    ["redner", "render"],
    ["RENDER", "render"],
    ["valid", "validate"],
    ["chekc", "check"],
  ])("takes %s for %s", (typed, meant) => {
    expect(nearestWord(typed, ["render", "check", "validate"])).toBe(meant);
  });

  it("takes nothing for a word that is far from all", () => {
    expect(nearestWord("deploy", ["render", "check", "validate"])).toBeUndefined();
    expect(nearestWord("", ["render"])).toBeUndefined();
  });
});
