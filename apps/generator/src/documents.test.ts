import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { buildForDocuments, replayDocument, repository } from "./test-document.ts";

beforeAll(buildForDocuments);

it("the tutorial works from an empty folder on, and shows what is printed", () => {
  expect(replayDocument("docs/tutorial.md", () => undefined)).toBeGreaterThan(10);
});

it("the page about plugins shows the files of its examples", () => {
  const steps = replayDocument("docs/plugins.md", (folder) => {
    cpSync(join(repository, "docs/examples/plugins"), join(folder, "docs/examples/plugins"), { recursive: true });
  });
  expect(steps).toBeGreaterThan(10);
});

describe("the examples", () => {
  // Those of plugins stand in docs/plugins.md.
  const names = readdirSync(join(repository, "docs/examples")).filter((name) => name !== "plugins");

  it("are the three that the README names", () => {
    expect(names.sort()).toEqual(["fleet", "newcomer", "shared-pooler"]);
  });

  it.each(names)("%s renders without a problem, and its README lists its files", (name) => {
    const steps = replayDocument(`docs/examples/${name}/README.md`, (folder) => {
      cpSync(join(repository, "docs/examples", name), folder, { recursive: true });
    });
    expect(steps).toBeGreaterThan(1);
  });
});
