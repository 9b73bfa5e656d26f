import { describe, expect, it } from "vitest";
import { explainLabelKey, explainLabelValue } from "./label-forms.ts";

describe("labels", () => {
  it("have keys with one prefix at most", () => {
    for (const key of ["a", "app.kubernetes.io/name", "a_b.c-d", "x/Y", "a".repeat(63)])
      expect(explainLabelKey(key)).toBeUndefined();
    for (const key of ["", "a b", "-a", "a-", "A.b/x", "/x", "x/", "a".repeat(64)])
      expect(explainLabelKey(key)).toBeDefined();
    expect(explainLabelKey("a/b/c")).toBe("has more than one /");
  });

  it("have values without a prefix, or empty ones", () => {
    for (const value of ["", "true", "1.2_3"]) expect(explainLabelValue(value)).toBeUndefined();
    for (const value of ["a/b", " ", "a".repeat(64)]) expect(explainLabelValue(value)).toBeDefined();
  });
});
