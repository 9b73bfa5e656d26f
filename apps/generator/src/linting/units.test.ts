import { describe, expect, it } from "vitest";
import { LintManifest } from "./lint-manifest.ts";
import { readObjects } from "./test-inputs.ts";
import { findNeighbours, groupByUnit } from "./units.ts";

const pooler = (name: string) =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Pooler\nmetadata: {name: ${name}, namespace: x}\n`;
const flux = (name: string, path: string) =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: ${name}}\nspec: {path: ${path}}\n`;

/** For each unit by its folder, the folders of the units that it is judged with. */
async function neighbours(files: Record<string, string>) {
  const manifests = (await readObjects(files)).map(({ fields, input, document, prefix }) => {
    const origin = { file: input.name, path: input.path, document, prefix };
    return new LintManifest({ object: fields, written: fields, form: "object", origin });
  });
  const units = groupByUnit(manifests);
  const of = findNeighbours(units);
  const show = (folder: string) => folder.replace("/repo/", "");
  return Object.fromEntries(units.map((unit) => [show(unit.folder), of(unit).map(({ folder }) => show(folder))]));
}

describe("units", () => {
  it("are all judged together where no object is there twice", async () => {
    const found = await neighbours({ "a/x.yaml": pooler("x"), "b/y.yaml": pooler("y") });
    expect(found).toEqual({ a: ["a", "b"], b: ["a", "b"] });
  });

  it("of two clusters in one repository do not see each other, nor what stands beside the other's", async () => {
    const found = await neighbours({
      "clusters/a/db/x.yaml": pooler("x"),
      "clusters/a/pool/y.yaml": pooler("y"),
      "clusters/b/db/x.yaml": pooler("x"),
      "clusters/b/extra/z.yaml": pooler("z"),
      "common/c.yaml": pooler("c"),
    });
    expect(found["clusters/a/pool"]).toEqual(["clusters/a/db", "clusters/a/pool", "common"]);
    expect(found["clusters/b/extra"]).toEqual(["clusters/b/db", "clusters/b/extra", "common"]);
    // Which of the two it belongs to, nobody can say.
    expect(found["common"]).toEqual(["common"]);
  });

  it("hold everything below the path of a Flux Kustomization, and that one itself", async () => {
    const found = await neighbours({
      "ks/a.yaml": flux("a", "./apps/a"),
      "ks/b.yaml": flux("b", "apps/b"),
      "apps/a/one/x.yaml": pooler("x"),
      "apps/a/two/y.yaml": pooler("y"),
      "apps/b/x.yaml": pooler("x"),
    });
    expect(found).toEqual({ "apps/a": ["apps/a"], "apps/b": ["apps/b"] });
  });
});
