import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placePoolers } from "./names.ts";
import { makeCatalog, makePooler, makeTenant } from "./test-catalog.ts";

function stemsOf(...names: readonly string[]): string[] {
  const tenant = makeTenant("any", { poolers: names.map((name) => makePooler(name)) });
  return placePoolers(makeCatalog({ tenants: [tenant] })).map(({ stem }) => stem.replace("out/db/poolers/", ""));
}

describe("files of poolers", () => {
  it("drop the -rw of the usual name and keep that of the others", () => {
    expect(stemsOf("harbor-pooler-rw", "harbor-pooler-ro", "own")).toEqual([
      "harbor-pooler",
      "harbor-pooler-ro",
      "own",
    ]);
  });

  it("keep the -rw where another pooler has the short name", () => {
    expect(stemsOf("harbor-pooler-rw", "harbor-pooler")).toEqual(["harbor-pooler-rw", "harbor-pooler"]);
  });

  it("never meet each other or one another's PodDisruptionBudget, whatever poolers are called", () => {
    const part = fc.constantFrom("a", "pooler", "rw", "pdb", "ro");
    const name = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join("-"));
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 8 }), (names) => {
        const files = stemsOf(...names).flatMap((stem) => [`${stem}.yaml`, `${stem}-pdb.yaml`]);
        expect(new Set(files).size).toBe(names.length * 2);
      }),
    );
  });
});
