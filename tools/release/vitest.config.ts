import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** `nx run tools:release-test`: publishes to a registry of its own, which takes minutes, and so is no part of `npm test`. */
export default defineConfig({
  root: fileURLToPath(new URL("../../", import.meta.url)),
  test: {
    include: ["tools/release/**/*.test.ts"],
    globalSetup: ["tools/release/two-releases.ts"],
    reporters: ["verbose"],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // Most of the time goes to npm and the tools, which are processes of their own.
    maxWorkers: 2,
  },
});
