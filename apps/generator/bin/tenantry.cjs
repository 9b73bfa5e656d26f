#!/usr/bin/env node
"use strict";
// Committed, so that npm can link the command before anything is built. CommonJS: to start Node's loader of ES modules
// takes a tenth of a small run.
const { existsSync } = require("node:fs");

const main = `${__dirname}/../dist/bundle/main.cjs`;
if (existsSync(main)) {
  require(main);
} else {
  console.error(
    "tenantry is not built yet.\n    help: run `npx nx run generator:build` (rendering with Nx does so by itself)",
  );
  process.exitCode = 2;
}
