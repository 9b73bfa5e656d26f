import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { SummaryReporter } from "./summary.ts";

const conditions = ["@tenantry/source"];

/** `nx run tools:conformance`: needs tools that Node alone cannot bring, and so is no part of `npm test`. */
export default defineConfig({
  root: fileURLToPath(new URL("../../", import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["tools/conformance/**/*.test.ts"],
    reporters: ["default", new SummaryReporter()],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    isolate: false,
    // Most of the time goes to the tools, which are processes of their own.
    maxWorkers: 2,
  },
});
