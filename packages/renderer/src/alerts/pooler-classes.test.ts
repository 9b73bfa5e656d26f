import { describe, expect, it } from "vitest";
import { makeCatalog, makePooler, makeTenant } from "../test-catalog.ts";
import { classifyPoolers, joinTerms } from "./pooler-classes.ts";

describe("classes of poolers", () => {
  it("are in the order of their constants, names in the catalog's order", () => {
    const poolers = [2, 1, 2].map((instances, index) => makePooler(`p${index}`, { instances }));
    const catalog = makeCatalog({ tenants: [makeTenant("any", { poolers })] });
    expect(classifyPoolers(catalog, ({ instances }) => Number(instances))).toEqual([
      { value: 1, names: "p1" },
      { value: 2, names: "p0|p2" },
    ]);
  });

  it("are cut where their list of names gets long", () => {
    const poolers = Array.from({ length: 250 }, (_, index) => makePooler(`p${index}`));
    const classes = classifyPoolers(makeCatalog({ tenants: [makeTenant("any", { poolers })] }), () => 1);
    expect(classes.map(({ names }) => names.split("|").length)).toEqual([100, 100, 50]);
  });
});

describe("terms", () => {
  it("share an expression while they fit into it", () => {
    expect(joinTerms(["a", "b"])).toEqual(["a\nor b"]);
    const long = "x".repeat(8000);
    expect(joinTerms([long, "a", long])).toEqual([`${long}\nor a`, long]);
    expect(joinTerms([])).toEqual([]);
  });
});
