import { cpSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { buildForDocuments, replayDocument, repository } from "./test-document.ts";

beforeAll(buildForDocuments);

it("README.md shows what the commands print (refresh: UPDATE_README=1 npx vitest run readme)", () => {
  const steps = replayDocument("README.md", (folder) => {
    cpSync(join(repository, "kubernetes"), join(folder, "kubernetes"), { recursive: true });
  });
  expect(steps).toBeGreaterThan(5);
});
