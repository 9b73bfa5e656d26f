import { describe, expect, it } from "vitest";
import { explainAbandoned } from "./abandoned-files.ts";

const strays = (catalog: string, ...paths: readonly string[]) => paths.map((path) => ({ path, catalog }));

describe("explainAbandoned", () => {
  it("has one problem a catalog, which names the first file, their number and their outer folders", () => {
    const problems = explainAbandoned(
      [...strays("c/a.yaml", "w/a/x/1.yaml", "w/a/2.yaml", "f/ks.yaml"), ...strays("c/b.yaml", "w/b/3.yaml")],
      "warning",
    );
    expect(problems).toMatchObject([
      {
        rule: "orphaned",
        severity: "warning",
        file: "f/ks.yaml",
        message: expect.stringMatching(/^3 files are orphaned: .*c\/a.yaml, which does not exist .*; below f, w\/a$/),
      },
      { file: "w/b/3.yaml", message: expect.stringMatching(/^this file is orphaned/) },
    ]);
  });

  it("stays short where the files are spread over many folders", () => {
    const paths = Array.from({ length: 9 }, (_, index) => `w/${index}/x.yaml`);
    expect(explainAbandoned(strays("c.yaml", ...paths), "error")[0]?.message).toMatch(
      /below w\/0, w\/1, w\/2 and 6 more folders$/,
    );
  });

  it("says nothing where nothing is abandoned", () => {
    expect(explainAbandoned([], "error")).toEqual([]);
  });
});
