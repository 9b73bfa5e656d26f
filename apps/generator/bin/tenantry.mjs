#!/usr/bin/env node
// Committed, so that npm can link the command before anything is built.
const main = new URL("../dist/main.mjs", import.meta.url);
if (process.getBuiltinModule("node:fs").existsSync(main)) {
  await import(main.href);
} else {
  console.error(
    "tenantry is not built yet.\n    help: run `npx nx run generator:build` (rendering with Nx does so by itself)",
  );
  process.exitCode = 2;
}
