import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { drills } from "./drills.ts";
import { makeBusyCatalog } from "./test-check.ts";
import { DRAGONFLY } from "./test-dragonfly-stage.ts";

describe("the set of drills", () => {
  it("is what is in the folder, each drill with its test", () => {
    const expected = drills.flatMap(({ id }) => [`${id}.test.ts`, `${id}.ts`]).sort();
    expect(readdirSync(new URL("./drills/", import.meta.url)).sort()).toEqual(expected);
  });

  it("has titles that are sentences without a full stop", () => {
    for (const { title } of drills) expect(title).toMatch(/^[A-Z].* .*[^.]$/);
  });

  it("announces sentences, and names what is changed", () => {
    const catalog = makeBusyCatalog({ dragonfly: DRAGONFLY });
    for (const drill of drills) {
      expect(drill.inapplicable?.(catalog)).toBeUndefined();
      const sentences = drill.announce(catalog);
      expect(sentences.length).toBeGreaterThan(1);
      for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(sentences.join()).toMatch(/databases\/shared|dragonfly-system\/dragonfly/);
      expect(sentences.join()).toContain("Removes ");
      expect(sentences.join()).not.toContain("undefined");
    }
  });
});
