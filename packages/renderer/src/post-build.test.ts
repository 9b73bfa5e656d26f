import { buildObject, type JsonObject } from "@tenantry/flux-postbuild";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { startPostBuild } from "./post-build.ts";
import { renderCatalog } from "./render-catalog.ts";
import { buildFiles } from "./resources.ts";
import { openCatalog, randomCatalog } from "./test-random-catalog.ts";

const OPTIONS = { toolVersion: "1.2.3" };

/** What kustomize reads from the committed text, handed to Flux's own substitution. */
function buildFromText(text: string, variables: ReadonlyMap<string, string>): unknown[] {
  return parseAllDocuments(text).map((document) => {
    const built = buildObject(document.toJS() as JsonObject, variables, { mode: "strict" });
    if (!built.ok) throw new Error(`${built.error.stage}: ${built.error.message}\n${text}`);
    return built.object;
  });
}

describe("postBuild of the committed text", () => {
  it("gives exactly the objects that were validated, for any catalog", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(randomCatalog, async (written) => {
        const catalog = await openCatalog(written);
        const { files: texts, problems } = await renderCatalog(catalog, OPTIONS);
        expect(problems).toEqual([]);
        for (const { path, objects, substitution } of buildFiles(catalog, OPTIONS)) {
          const text = texts.get(path) ?? "";
          const validated = startPostBuild(catalog.variables)
            .build(objects)
            .map(({ object }) => object);
          const arrived =
            substitution === "none"
              ? parseAllDocuments(text).map((document) => document.toJS())
              : buildFromText(text, catalog.variables);
          expect(arrived).toEqual(JSON.parse(JSON.stringify(validated)));
        }
      }),
      { numRuns: 60 },
    );
  });
});
