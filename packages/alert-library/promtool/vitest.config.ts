import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const conditions = ["@tenantry/source"];

/** `nx run alert-library:promtool`: needs promtool, and so is no part of `npm test`. */
export default defineConfig({
  root: fileURLToPath(new URL("../", import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { include: ["promtool/*.test.ts"], testTimeout: 120_000 },
});
