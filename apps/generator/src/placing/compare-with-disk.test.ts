import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PathInspector } from "../disk/path-inspector.ts";
import { makeRoot, readTree, signPage, signText, writeTree } from "../test-root.ts";
import { compareWithDisk } from "./compare-with-disk.ts";

const file = "kubernetes/catalogs/infra/tenants.yaml";
const other = "kubernetes/catalogs/apps/tenants.yaml";
const [a, b, ks, page] = ["out/db/a.yaml", "out/db/poolers/b.yaml", "flux/ks.yaml", "docs/infra/README.md"] as const;
const wanted = new Map<string, string>([a, b, ks].map((path) => [path, signText(file, `path: ${path}\n`)]));
wanted.set(page, signPage(file, "\n# Runbooks\n"));
const rendered = Object.fromEntries(wanted);
const catalog = {
  name: "infra",
  file,
  workloads: "out/db",
  runbooks: "docs/infra",
  fluxKustomization: ks,
  files: wanted,
};

function compare(root: string, moved: "refuse" | "adopt" = "refuse") {
  const before = readTree(root);
  const comparison = compareWithDisk(new PathInspector(root), catalog, { moved });
  expect(readTree(root)).toEqual(before);
  const kinds = comparison.differences.map(
    (it) => `${it.kind}${it.kind === "created" ? "" : ` ${it.since}`} ${it.path}`,
  );
  const obstacles = comparison.obstacles.map((it) => `${it.file}: ${it.message}`);
  return { ...comparison, kinds: kinds.sort(), obstacles };
}

describe("compareWithDisk", () => {
  it("asks for every file where nothing stands yet", () => {
    const { kinds, unchanged, obstacles, findings } = compare(makeRoot());
    expect(kinds).toEqual([`created ${page}`, `created ${ks}`, `created ${a}`, `created ${b}`]);
    expect({ unchanged, obstacles, findings }).toEqual({ unchanged: 0, obstacles: [], findings: [] });
  });

  it("has nothing to do where everything stands, also with the line breaks of Windows", () => {
    expect(compare(makeRoot(rendered))).toMatchObject({ kinds: [], unchanged: 4, obstacles: [] });
    const windows = Object.entries(rendered).map(([path, text]) => [path, text.replaceAll("\n", "\r\n")]);
    expect(compare(makeRoot(Object.fromEntries(windows)))).toMatchObject({ kinds: [], unchanged: 4 });
  });

  it("updates what it rendered before, and tells when someone edited it since", () => {
    const root = makeRoot({ ...rendered, [a]: signText(file, "old: 1\n"), [b]: `${rendered[b]}edit: 1\n` });
    expect(compare(root)).toMatchObject({ kinds: [`updated edited ${b}`, `updated rendered ${a}`], unchanged: 2 });
  });

  it("treats pages as it treats YAML: their folder is the catalog's own as a whole", () => {
    const old = signPage(file, "\n# Old\n");
    const updates = makeRoot({ ...rendered, [page]: old, "docs/infra/gone.md": old });
    expect(compare(updates).kinds).toEqual(["deleted rendered docs/infra/gone.md", `updated rendered ${page}`]);
    expect(compare(makeRoot({ ...rendered, [page]: `${old}mine\n` })).kinds).toEqual([`updated edited ${page}`]);
    const theirs = { ...rendered, "docs/infra/mine.md": "# Mine\n", [page]: signPage(other, "\n# Theirs\n") };
    const comparison = compareWithDisk(new PathInspector(makeRoot(theirs)), catalog, { moved: "refuse" });
    expect(comparison.obstacles.map((it) => [it.file, it.path, it.help])).toEqual([
      [page, "spec.output.runbooks", expect.stringContaining("choose another spec.output.runbooks")],
      ["docs/infra/mine.md", "spec.output.runbooks", expect.stringContaining("choose another spec.output.runbooks")],
    ]);
  });

  it("takes bytes that are not UTF-8 for an edit, even where they read like the wanted text", () => {
    const text = signText(file, "a: \ufffd\n");
    const root = makeRoot(rendered);
    writeFileSync(join(root, a), Buffer.from(text.replace("\ufffd", "\xff"), "latin1"));
    const files = new Map(wanted).set(a, text);
    const { differences, unchanged } = compareWithDisk(
      new PathInspector(root),
      { ...catalog, files },
      { moved: "refuse" },
    );
    expect(differences).toMatchObject([{ kind: "updated", path: a }]);
    expect(unchanged).toBe(3);
  });

  it("deletes its own files that are no longer wanted, and tells when someone edited them", () => {
    const orphan = signText(file, "x: 1\n");
    const root = makeRoot({ ...rendered, "out/db/old/x.yaml": orphan, "out/db/y.yaml": `${orphan}y: 1\n` });
    const { kinds } = compare(root);
    expect(kinds).toEqual(["deleted edited out/db/y.yaml", "deleted rendered out/db/old/x.yaml"]);
  });

  it("takes Git's conflict markers around a header for an edit, not for a foreign file", () => {
    const conflict = `<<<<<<< HEAD\n${rendered[a]}=======\n${signText(file, "theirs: 1\n")}>>>>>>> theirs\n`;
    for (const first of ["", "#!/bin/sh\n"]) {
      expect(compare(makeRoot({ ...rendered, [a]: first + conflict })).kinds).toEqual([`updated edited ${a}`]);
    }
    const foreign = "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> theirs\n";
    expect(compare(makeRoot({ ...rendered, [a]: foreign })).obstacles).toHaveLength(1);
  });

  it("stops at files that it did not render, wherever they stand in its folder", () => {
    const root = makeRoot({ ...rendered, "out/db/readme.md": "mine\n", "out/db/deep/er/x.yaml": "", [b]: "mine: 1\n" });
    expect(compare(root).obstacles.sort()).toEqual([
      expect.stringMatching(/^out\/db\/deep\/er\/x.yaml: this file was not rendered/),
      expect.stringMatching(/^out\/db\/poolers\/b.yaml: this file was not rendered/),
      expect.stringMatching(/^out\/db\/readme.md: this file was not rendered/),
    ]);
  });

  it("stops at a foreign Flux Kustomization, and leaves its neighbours alone", () => {
    const root = makeRoot({ ...rendered, [ks]: "kind: Kustomization\n", "flux/other.yaml": "mine: 1\n" });
    expect(compare(root).obstacles).toEqual([expect.stringMatching(/^flux\/ks.yaml: this file was not rendered/)]);
  });

  it("stops at files of another catalog, and adopts them only when asked and when that catalog is gone", () => {
    const theirs = signText(other, "x: 1\n");
    const root = makeRoot({ ...rendered, [a]: theirs, "out/db/x.yaml": theirs });
    expect(compare(root).obstacles).toHaveLength(2);
    expect(compare(root, "adopt")).toMatchObject({
      kinds: ["deleted rendered out/db/x.yaml", `updated rendered ${a}`],
    });
    writeTree(root, { [other]: "" });
    expect(compare(root, "adopt").obstacles).toHaveLength(2);
  });

  it("stops at symlinks inside its folder, and does not look behind them", () => {
    const root = makeRoot({ ...rendered, "secret/s.yaml": rendered[a] ?? "" });
    symlinkSync("../../secret", join(root, "out/db/link"));
    symlinkSync("a.yaml", join(root, "out/db/c.yaml"));
    symlinkSync("README.md", join(root, "docs/infra/x.md"));
    const { obstacles, kinds } = compare(root);
    expect(obstacles.sort()).toEqual([
      expect.stringMatching(/^docs\/infra\/x.md: this is a symlink/),
      expect.stringMatching(/^out\/db\/c.yaml: this is a symlink/),
      expect.stringMatching(/^out\/db\/link: this is a symlink/),
    ]);
    expect(kinds).toEqual([]);
  });

  it.each([
    ["the folder", "out", "workloads"],
    ["a folder above the pages", "docs", "runbooks"],
    ["a folder above the Flux Kustomization", "flux", "fluxKustomization"],
  ])("refuses to pass through a symlink that is %s", (_what, link, field) => {
    const root = makeRoot({ "real/readme.md": "" });
    symlinkSync("real", join(root, link));
    expect(compare(root).findings).toMatchObject([{ rule: "output", place: ["spec", "output", field] }]);
  });

  it("refuses a file where its folder goes, and a folder where a file goes", () => {
    expect(compare(makeRoot({ "out/db": "" })).findings).toMatchObject([{ place: ["spec", "output", "workloads"] }]);
    expect(compare(makeRoot({ "docs/infra": "" })).findings).toMatchObject([{ place: ["spec", "output", "runbooks"] }]);
    const root = makeRoot({ "out/db/poolers": signText(file, "x: 1\n") });
    mkdirSync(join(root, a));
    mkdirSync(join(root, page), { recursive: true });
    mkdirSync(join(root, ks), { recursive: true });
    expect(compare(root).obstacles.sort()).toEqual([
      expect.stringMatching(/^docs\/infra\/README.md: a folder stands/),
      expect.stringMatching(/^flux\/ks.yaml: a folder stands/),
      expect.stringMatching(/^out\/db\/a.yaml: a folder stands/),
      expect.stringMatching(/^out\/db\/poolers: a file stands/),
    ]);
  });

  it("reports temporary files of killed runs and does not take them for foreign", () => {
    const names = ["out/db/poolers/.tenantry-1-2.tmp", "flux/.tenantry-1-3.tmp", "docs/infra/.tenantry-1-4.tmp"];
    const root = makeRoot({ ...rendered, ...Object.fromEntries(names.map((name) => [name, "half"])) });
    expect(compare(root)).toMatchObject({
      temporary: ["out/db/poolers/.tenantry-1-2.tmp", "docs/infra/.tenantry-1-4.tmp", "flux/.tenantry-1-3.tmp"],
      obstacles: [],
      unchanged: 4,
    });
  });
});
