import { spawnSync } from "node:child_process";
import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeRoot } from "../test-root.ts";
import { PathInspector } from "./path-inspector.ts";

describe("PathInspector", () => {
  it("tells files, folders and missing paths apart", () => {
    const inspector = new PathInspector(makeRoot({ "a/b.yaml": "" }));
    expect(inspector.inspect("a").kind).toBe("folder");
    expect(inspector.inspect("a/b.yaml").kind).toBe("file");
    expect(inspector.inspect("a/c.yaml").kind).toBe("missing");
    expect(inspector.inspect("x/y/z.yaml").kind).toBe("missing");
  });

  it("names the part of a path that is in the way", () => {
    const root = makeRoot({ "file.yaml": "", "real/x.yaml": "" });
    symlinkSync("real", join(root, "link"));
    const inspector = new PathInspector(root);
    expect(inspector.inspect("link/x.yaml")).toMatchObject({ kind: "blocked", at: "link" });
    expect(inspector.inspect("file.yaml/x/y.yaml")).toMatchObject({ kind: "blocked", at: "file.yaml" });
  });

  it("refuses a dangling symlink too: writing through it would create its target", () => {
    const root = makeRoot();
    symlinkSync("/nowhere/at/all", join(root, "ks.yaml"));
    expect(new PathInspector(root).inspect("ks.yaml").kind).toBe("blocked");
  });

  it("never opens a pipe, which would wait for a writer for ever", () => {
    const root = makeRoot();
    expect(spawnSync("mkfifo", [join(root, "pipe")]).status).toBe(0);
    expect(new PathInspector(root).inspect("pipe")).toMatchObject({
      kind: "blocked",
      reason: expect.stringContaining("neither"),
    });
  });

  it("lets the root itself be a symlink", () => {
    const root = makeRoot({ "real/a.yaml": "" });
    symlinkSync("real", join(root, "link"));
    expect(new PathInspector(join(root, "link")).inspect("a.yaml").kind).toBe("file");
  });

  it("looks at each path once a run", () => {
    const root = makeRoot({ "a.yaml": "" });
    const inspector = new PathInspector(root);
    inspector.inspect("a.yaml");
    rmSync(join(root, "a.yaml"));
    expect(inspector.inspect("a.yaml").kind).toBe("file");
  });
});
