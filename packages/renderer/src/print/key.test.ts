import { describe, expect, it } from "vitest";
import { printKey } from "./key.ts";

describe("a key", () => {
  it.each([
    ["max_connections", "max_connections:"],
    ["app.kubernetes.io/name", "app.kubernetes.io/name:"],
    ["y", '"y":'],
    ["8080", '"8080":'],
    ["", '"":'],
    ["<<", '"<<":'],
    ["a: b", '"a: b":'],
    ["a\nb", '"a\\nb":'],
  ])("%j is printed as %s, the second time too", (key, printed) => {
    expect(printKey(key, "\n", { substitution: "none" })).toBe(printed);
    expect(printKey(key, "\n", { substitution: "none" })).toBe(printed);
  });

  it("is escaped for Flux only where Flux substitutes, whichever is asked for first", () => {
    const key = "$" + "{x}";
    expect(printKey(key, "\n", { substitution: "none" })).toBe(`${key}:`);
    expect(printKey(key, "\n", { substitution: "flux" })).toBe(`$${key}:`);
    expect(printKey(key, "\n", { substitution: "none" })).toBe(`${key}:`);
  });

  it("is explicit where it is too long for readers to look for its colon", () => {
    const long = "x".repeat(1001);
    expect(printKey(long, "\n  ", { substitution: "none" })).toBe(`? ${long}\n  :`);
    expect(printKey(long, "\n    ", { substitution: "none" })).toBe(`? ${long}\n    :`);
  });
});
