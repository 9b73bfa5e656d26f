import { cpSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { buildForDocuments, replayDocument, repository } from "./test-document.ts";

beforeAll(buildForDocuments);

it("README.md shows what the commands print (refresh: UPDATE_README=1 npx vitest run readme)", () => {
  const steps = replayDocument("README.md", (folder) => {
    for (const part of ["kubernetes", "docs/by-hand", "docs/runbooks"])
      cpSync(join(repository, part), join(folder, part), { recursive: true });
  });
  expect(steps).toBeGreaterThan(5);
});
