import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findStrays } from "./find-strays.ts";

const CLAIM = { name: "a", file: "k/catalogs/a/tenants.yaml", workloads: "k/new", fluxKustomization: "k/flux/ks.yaml" };
const headerOf = (catalog: string) =>
  `# Rendered by tenantry from ${catalog}. Do not edit: change the catalog, then render. sha256:0123456789ab\na: 1\n`;

describe("files left where a catalog's output was before", () => {
  let root = "";
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "tenantry-strays-"));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it("are found by their header, wherever they stand below the top folder", () => {
    write("k/old/deep/cluster.yaml", headerOf(CLAIM.file));
    write("k/flux/old-ks.yaml", headerOf(CLAIM.file));
    expect(findStrays(root, [CLAIM]).map(({ path }) => path)).toEqual([
      "k/flux/old-ks.yaml",
      "k/old/deep/cluster.yaml",
    ]);
  });

  it("are neither what a catalog owns now, nor what people wrote, nor another catalog's", () => {
    write("k/new/cluster.yaml", headerOf(CLAIM.file));
    write("k/flux/ks.yaml", headerOf(CLAIM.file));
    write("k/mine.yaml", "a: 1\n");
    write("k/other.yaml", headerOf("k/catalogs/b/tenants.yaml"));
    write("k/.git/x.yaml", headerOf(CLAIM.file));
    write("elsewhere/x.yaml", headerOf(CLAIM.file));
    expect(findStrays(root, [CLAIM])).toEqual([]);
  });

  it("are not looked for behind symlinks", () => {
    write("outside/x.yaml", headerOf(CLAIM.file));
    mkdirSync(join(root, "k"));
    symlinkSync(join(root, "outside"), join(root, "k/link"));
    symlinkSync(join(root, "outside/x.yaml"), join(root, "k/x.yaml"));
    expect(findStrays(root, [CLAIM])).toEqual([]);
  });
});
