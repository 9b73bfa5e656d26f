import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** `nx run generator:stories`: needs the stories, which are no part of the repository, and so no part of `npm test`. */
export default defineConfig({
  root: fileURLToPath(new URL("../../../", import.meta.url)),
  test: { include: ["apps/generator/stories/*.test.ts"], testTimeout: 60_000 },
});
