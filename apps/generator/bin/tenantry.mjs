#!/usr/bin/env node
// Committed, so that npm can link the command before anything is built.
import { existsSync } from "node:fs";

const main = new URL("../dist/main.mjs", import.meta.url);
if (existsSync(main)) {
  await import(main.href);
} else {
  console.error(
    "tenantry is not built yet.\nhelp: run `npx nx run generator:build` (rendering with Nx does so by itself)",
  );
  process.exitCode = 2;
}
