import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const conditions = ["@tenantry/source"];

/** `nx run tools:conformance`: needs Go, and so is no part of `npm test`. */
export default defineConfig({
  root: fileURLToPath(new URL("../../", import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { include: ["tools/conformance/**/*.test.ts"], testTimeout: 600_000, hookTimeout: 600_000, isolate: false },
});
