import { describe, expect, it } from "vitest";
import { parseHeader } from "./print/ownership-header.ts";
import { printRunbooks } from "./print-runbooks.ts";
import { renderCatalog } from "./render-catalog.ts";
import { BARMAN, makeCatalog } from "./test-catalog.ts";

const catalog = makeCatalog({ backup: BARMAN });
const pages = printRunbooks(catalog);

describe("the runbooks of a catalog", () => {
  it("stand in the catalog's folder for them, each with a header that says whose they are", () => {
    expect([...pages.keys()].slice(0, 2)).toEqual(["out/runbooks/README.md", "out/runbooks/availability.md"]);
    for (const text of pages.values()) {
      const header = parseHeader(text);
      expect(header).toMatchObject({ catalog: catalog.file, digest: header?.bodyDigest });
    }
  });

  it("name the file of the alert rules as it is rendered, and are none of the files that Flux applies", async () => {
    const { files } = await renderCatalog(catalog, { toolVersion: "1.2.3" });
    const [, ruleFile = ""] = /The alerts stand in\n`([^`]+)`/.exec(pages.get("out/runbooks/README.md") ?? "") ?? [];
    expect(files.get(ruleFile)).toContain("CNPGClusterNotReady");
    expect([...pages.keys()].filter((path) => files.has(path))).toEqual([]);
    expect([...files.values()].filter((text) => text.includes("README.md"))).toEqual([]);
  });
});
