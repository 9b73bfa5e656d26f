import { defineConfig } from "vitest/config";

// Tests run from source: the condition makes every @tenantry/* import resolve to src, so no build is needed first.
const conditions = ["@tenantry/source"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["apps/*/src/**/*.test.ts", "packages/*/src/**/*.test.ts"],
    testTimeout: 30_000,
    // Modules hold no state but caches: to load them anew for each of hundreds of files would take minutes.
    isolate: false,
  },
});
