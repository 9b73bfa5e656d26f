import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PathInspector } from "../disk/path-inspector.ts";
import { signPage, signText } from "../test-root.ts";
import { findStrays, isSamePlace } from "./find-strays.ts";

const CLAIM = {
  name: "a",
  file: "k/catalogs/a/tenants.yaml",
  workloads: "k/new",
  runbooks: "handbook/alerts/a",
  fluxKustomization: "k/flux/ks.yaml",
};
const headerOf = (catalog: string) => signText(catalog, "a: 1\n");
const pageOf = (catalog: string) => signPage(catalog, "\n# A\n");

describe("files left where a catalog's output was before", () => {
  let root = "";
  const find = () => findStrays(new PathInspector(root), [CLAIM]);
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
    expect(find().left.map(({ path }) => path)).toEqual(["k/flux/old-ks.yaml", "k/old/deep/cluster.yaml"]);
  });

  it("are pages too, where catalogs have theirs and where they have them by default", () => {
    const gone = "k/catalogs/gone/tenants.yaml";
    write("handbook/alerts/old/README.md", pageOf(CLAIM.file));
    write("docs/runbooks/a/README.md", pageOf(CLAIM.file));
    write("docs/runbooks/gone/storage.md", pageOf(gone));
    write("docs/runbooks/gone/restore-drill.yaml", headerOf(gone));
    write("docs/runbooks/gone/validate.sh", `#!/bin/sh\n${headerOf(gone)}`);
    write("handbook/alerts/a/README.md", pageOf(CLAIM.file));
    write("handbook/alerts/mine.md", "# Mine\n");
    write("handbook/other.md", pageOf(CLAIM.file));
    expect(find()).toEqual({
      left: ["docs/runbooks/a/README.md", "handbook/alerts/old/README.md"].map((path) => ({
        path,
        catalog: CLAIM.file,
      })),
      abandoned: ["restore-drill.yaml", "storage.md", "validate.sh"].map((name) => ({
        path: `docs/runbooks/gone/${name}`,
        catalog: gone,
      })),
    });
  });

  it("are those of a place that only its case tells from the one of now, unless the disk folds case", () => {
    write("K/NEW/cluster.yaml", headerOf(CLAIM.file));
    write("k/New/cluster.yaml", headerOf(CLAIM.file));
    write("k/new/cluster.yaml", headerOf(CLAIM.file));
    const isFolding = isSamePlace(join(root, "k/New"), join(root, "k/new"));
    expect(find().left.map(({ path }) => path)).toEqual(isFolding ? [] : ["k/New/cluster.yaml"]);
    // A hard link stands for a disk that folds case.
    write("k/flux/ks.yaml", headerOf(CLAIM.file));
    if (!isFolding) linkSync(join(root, "k/flux/ks.yaml"), join(root, "k/flux/KS.yaml"));
    expect(find().left.map(({ path }) => path)).not.toContain("k/flux/KS.yaml");
  });

  it("are neither what a catalog owns now, nor what people wrote, nor another catalog's", () => {
    write("k/new/cluster.yaml", headerOf(CLAIM.file));
    write("k/flux/ks.yaml", headerOf(CLAIM.file));
    write("k/mine.yaml", "a: 1\n");
    write("k/catalogs/b/tenants.yaml", "a: 1\n");
    write("k/other.yaml", headerOf("k/catalogs/b/tenants.yaml"));
    write("k/.git/x.yaml", headerOf(CLAIM.file));
    write("elsewhere/x.yaml", headerOf(CLAIM.file));
    expect(find()).toEqual({ left: [], abandoned: [] });
  });

  it("are abandoned when their catalog is gone, also below kubernetes where no catalog writes now", () => {
    const gone = "k/catalogs/gone/tenants.yaml";
    write("k/old/a.yaml", headerOf(gone));
    write("kubernetes/infrastructure/ks.yaml", headerOf(gone));
    write("k/new/theirs.yaml", headerOf(gone));
    expect(find().abandoned).toEqual([
      { path: "kubernetes/infrastructure/ks.yaml", catalog: gone },
      { path: "k/old/a.yaml", catalog: gone },
    ]);
  });

  it("are not abandoned when their catalog stands behind a symlink or outside of the root", () => {
    write("k/old/a.yaml", headerOf("../elsewhere/tenants.yaml"));
    write("k/old/b.yaml", headerOf("k/link/tenants.yaml"));
    write("real/tenants.yaml", "");
    symlinkSync(join(root, "real"), join(root, "k/link"));
    expect(find().abandoned).toEqual([]);
  });

  it("are not looked for behind symlinks", () => {
    write("outside/x.yaml", headerOf(CLAIM.file));
    mkdirSync(join(root, "k"));
    symlinkSync(join(root, "outside"), join(root, "k/link"));
    symlinkSync(join(root, "outside/x.yaml"), join(root, "k/x.yaml"));
    expect(find()).toEqual({ left: [], abandoned: [] });
  });
});
