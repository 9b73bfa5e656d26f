import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { collectChangelog, parseChangelog } from "../../bundle/changelog.mjs";
import { makeRoot } from "../test-root.ts";

/** As changesets 2.31 writes it. */
const MODEL = `# @tenantry/tenant-model

## 0.10.0

### Minor Changes

- 1f2e3d4: New default: 4Gi of memory,
  as 200 connections need it
- Two things
  - one of them

### Patch Changes

- Updated dependencies [1f2e3d4]
  - @tenantry/flux-postbuild@0.10.0
- @tenantry/crd-schemas@0.10.0

## 0.9.0

### Patch Changes

- A fix
`;
const CLI = `# tenantry

## 0.10.0

### Patch Changes

- 1f2e3d4: New default: 4Gi of memory,
  as 200 connections need it
- 0a0a0a0: Only the CLI's
`;

describe("the changelog that the CLI ships", () => {
  it("has each entry on one line, without commits and without the lists of dependencies", () => {
    expect(parseChangelog(MODEL)).toEqual([
      {
        version: "0.10.0",
        entries: [
          { bump: "minor", text: "New default: 4Gi of memory, as 200 connections need it" },
          { bump: "minor", text: "Two things - one of them" },
        ],
      },
      { version: "0.9.0", entries: [{ bump: "patch", text: "A fix" }] },
    ]);
  });

  it("is one of all packages: the newest release first, an entry once and with its weightiest bump", () => {
    const root = makeRoot({ "cli.md": CLI, "model.md": MODEL });
    const files = ["cli.md", "model.md", "never-released.md"].map((file) => join(root, file));
    expect(collectChangelog(files)).toEqual([
      {
        version: "0.10.0",
        entries: [
          { bump: "minor", text: "New default: 4Gi of memory, as 200 connections need it" },
          { bump: "minor", text: "Two things - one of them" },
          { bump: "patch", text: "Only the CLI's" },
        ],
      },
      { version: "0.9.0", entries: [{ bump: "patch", text: "A fix" }] },
    ]);
  });
});
