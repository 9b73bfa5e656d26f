import { join } from "node:path";
import { expect, it } from "vitest";
import { collectLicenses } from "../bundle/third-party-licenses.mjs";
import { makeRoot } from "./test-root.ts";

const manifest = (name: string) => JSON.stringify({ name, version: "1.0.0", license: "MIT" });

it("ships the licence and the notice of every package in the bundle, once, wherever it is installed", () => {
  const root = makeRoot({
    "node_modules/@a/b/package.json": manifest("@a/b"),
    "node_modules/@a/b/LICENSE": "text of b\n",
    "node_modules/@a/b/NOTICE.txt": "notice of b\n",
    "packages/x/node_modules/c/package.json": manifest("c"),
    "packages/x/node_modules/c/LICENCE.md": "text of c\n",
  });
  const inputs = [
    "node_modules/@a/b/x.js",
    "node_modules/@a/b/lib/y.js",
    "packages/x/node_modules/c/z.js",
    "src/own.ts",
  ];
  const text = collectLicenses(inputs.map((path) => join(root, path)));
  expect(text.match(/^.* 1\.0\.0 \(MIT\)$/gm)).toEqual(["@a/b 1.0.0 (MIT)", "c 1.0.0 (MIT)"]);
  for (const part of ["text of b\n\nnotice of b", "text of c"]) expect(text.split(part)).toHaveLength(2);
});

it("bundles no package whose licence could not go along", () => {
  const root = makeRoot({ "node_modules/d/package.json": manifest("d"), "node_modules/d/NOTICE": "of d" });
  expect(() => collectLicenses([join(root, "node_modules/d/x.js")])).toThrow("d 1.0.0 has no file with its licence");
});
