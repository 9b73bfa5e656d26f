import fc from "fast-check";
import { expect, it } from "vitest";
import { chooseEvenly } from "./choose-evenly.ts";

it("takes all where they are few, and never more than it may", () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 1, max: 40 }), (count, most) => {
      const items = Array.from({ length: count }, (_, index) => index);
      const chosen = chooseEvenly(items, most);
      expect(chosen.length).toBe(Math.min(count, most));
      if (count <= most) expect(chosen).toEqual(items);
      const gaps = chosen.slice(1).map((item, index) => item - (chosen[index] ?? 0));
      if (gaps.length > 0) expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
    }),
  );
});
