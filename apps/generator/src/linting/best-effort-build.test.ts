import { describe, expect, it } from "vitest";
import { buildAsFarAsPossible } from "./best-effort-build.ts";

const build = (
  object: Record<string, unknown>,
  values: Record<string, string> = {},
  mode: "strict" | "lax" = "strict",
) => buildAsFarAsPossible(object, new Map(Object.entries(values)), { mode });

describe("buildAsFarAsPossible", () => {
  it("gives what Flux gives where it can", () => {
    expect(build({ a: "${N}", b: "${M:=2}", c: "$$x" }, { N: "3" })).toEqual({ a: 3, b: 2, c: "$x" });
  });

  it("keeps the text of a field whose placeholder has no value, and builds the others", () => {
    expect(build({ a: "${N}", b: ["${X}", { c: "${M:=2}" }], d: "x-${Y}-${N}" }, { N: "3" })).toEqual({
      a: 3,
      b: ["${X}", { c: 2 }],
      d: "x-${Y}-${N}",
    });
  });

  it("leaves an object alone that tells Flux to", () => {
    const metadata = { annotations: { "kustomize.toolkit.fluxcd.io/substitute": "disabled" } };
    expect(build({ metadata, a: "${N} ${X}" }, { N: "3" })).toEqual({ metadata, a: "${N} ${X}" });
  });

  it("has an empty text for what is not set in the lax mode of Flux before 2.9", () => {
    expect(build({ a: "x${X}" }, {}, "lax")).toEqual({ a: "x" });
  });
});
