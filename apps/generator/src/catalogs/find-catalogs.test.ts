import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PathInspector } from "../disk/path-inspector.ts";
import { makeRoot } from "../test-root.ts";
import { findCatalogs } from "./find-catalogs.ts";

const infra = "kubernetes/catalogs/infra/tenants.yaml";
const apps = "kubernetes/catalogs/apps/tenants.yaml";

function find(root: string, named: readonly string[] = [], workingFolder = root) {
  return findCatalogs(new PathInspector(root), { named, workingFolder });
}

describe("findCatalogs", () => {
  it("finds the root's own catalog and those below kubernetes/catalogs, sorted", () => {
    const root = makeRoot({ [infra]: "", [apps]: "", "tenants.yaml": "", "kubernetes/catalogs/notes.md": "" });
    expect(find(root)).toEqual({ files: ["tenants.yaml", apps, infra], problems: [] });
  });

  it("says what it looked for when there is nothing", () => {
    const { files, problems } = find(makeRoot({ "kubernetes/catalogs/empty/readme.md": "" }));
    expect(files).toEqual([]);
    expect(problems).toMatchObject([{ file: "kubernetes/catalogs", line: 1, column: 1 }]);
    expect(problems[0]?.message).toContain("looked for tenants.yaml and kubernetes/catalogs/*/tenants.yaml");
  });

  it("takes a file, its folder, or the catalog's name", () => {
    const root = makeRoot({ [infra]: "", [apps]: "" });
    expect(find(root, [infra]).files).toEqual([infra]);
    expect(find(root, ["kubernetes/catalogs/infra"]).files).toEqual([infra]);
    expect(find(root, ["kubernetes/catalogs/infra/"]).files).toEqual([infra]);
    expect(find(root, ["infra"]).files).toEqual([infra]);
    expect(find(root, [join(root, infra)]).files).toEqual([infra]);
  });

  it("takes paths relative to the working folder as well, and the root's own folder", () => {
    const root = makeRoot({ [infra]: "", "tenants.yaml": "" });
    expect(find(root, ["tenants.yaml"], join(root, "kubernetes/catalogs/infra")).files).toEqual(["tenants.yaml"]);
    expect(find(root, ["."], root).files).toEqual(["tenants.yaml"]);
    expect(find(makeRoot({ [infra]: "" }), ["nowhere"]).files).toEqual([]);
    const other = makeRoot({ [infra]: "" });
    expect(find(other, ["."], join(other, "kubernetes/catalogs/infra")).files).toEqual([infra]);
  });

  it("names each catalog once", () => {
    const root = makeRoot({ [infra]: "" });
    expect(find(root, ["infra", infra, "kubernetes/catalogs/infra"]).files).toEqual([infra]);
  });

  it("suggests the catalog that a mistyped name means", () => {
    const { problems } = find(makeRoot({ [infra]: "", [apps]: "" }), ["infar"]);
    expect(problems).toMatchObject([
      { severity: "error", help: "did you mean infra?", file: "infar", line: 1, column: 1 },
    ]);
  });

  it("refuses a catalog outside of the root", () => {
    const root = makeRoot({ "inner/readme.md": "", [infra]: "" });
    const { problems } = find(join(root, "inner"), [join(root, infra)]);
    expect(problems).toMatchObject([{ file: join(root, infra), line: 1, column: 1 }]);
    expect(problems[0]?.message).toContain("outside of the root");
  });

  it("lists a symlinked catalog, so that reading it can say why it is refused", () => {
    const root = makeRoot({ "elsewhere/tenants.yaml": "", [apps]: "" });
    symlinkSync("../../elsewhere", join(root, "kubernetes/catalogs/linked"));
    expect(find(root).files).toEqual([apps, "kubernetes/catalogs/linked/tenants.yaml"]);
  });
});
