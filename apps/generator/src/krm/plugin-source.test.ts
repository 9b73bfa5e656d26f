import { describe, expect, it } from "vitest";
import { PathInspector } from "../disk/path-inspector.ts";
import { makeRoot } from "../test-root.ts";
import { findSource } from "./plugin-source.ts";

const find = (source: string) => {
  const root = makeRoot({ "app/plugins/x.mjs": "" });
  return { root, ...findSource(source, new PathInspector(root), { known: true, path: "app" }) };
};

describe("spec.source", () => {
  it("is a module below the root, relative to the configuration", () => {
    const { root, ...found } = find("./plugins/x.mjs");
    expect(found).toEqual({ ok: true, file: `${root}/app/plugins/x.mjs`, folder: `${root}/app` });
    expect(find("../app/plugins/x.mjs").ok).toBe(true);
  });

  it.each([
    ["https://example.org/x.mjs", "no remote source is fetched"],
    ["oci://ghcr.io/a/b", "no remote source is fetched"],
    ["git::https://example.org/a.git", "no remote source is fetched"],
    ["git@example.org:a/b.mjs", "no remote source is fetched"],
    ["file:///x.mjs", "no remote source is fetched"],
    ["/etc/x.mjs", "it is an absolute path"],
    ["../../x.mjs", "it stands outside of the root"],
    ["plugins/x.js", "it is no .mjs file"],
    ["plugins/y.mjs", "app/plugins/y.mjs does not exist"],
    ["plugins/x.mjs/z.mjs", "app/plugins/x.mjs: it is a file where a folder is needed"],
    ["export default 1;\n", "code inside of the configuration is not run"],
  ])("is not %s", (source, message) => {
    const found = find(source);
    if (found.ok) throw new Error(found.file);
    expect(found.fault.place).toEqual(["spec", "source"]);
    expect(found.fault.message).toContain(message);
  });
});
