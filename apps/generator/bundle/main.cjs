"use strict";
// @ts-check
// Loads the bundle beside this file with V8's code cache. V8 itself refuses a cache of another version or other flags, and
// then compiles as usual.
const { readFileSync } = require("node:fs");
const { Script } = require("node:vm");

// V8 writes this name into the code cache, which is published: a path would be one of the machine that built it.
const filename = "tenantry.cjs";
const isWriting = process.env["TENANTRY_CODE_CACHE"] === "write";
// A cache that is written starts anew: what the last build left in it would be copied.
const cachedData = isWriting ? undefined : readCache(`${__dirname}/${filename}.cache`);
const source = readFileSync(`${__dirname}/${filename}`, "latin1");
const script = new Script(source, { filename, ...(cachedData && { cachedData }) });
// V8 optimizes after so much bytecode (135168 by default), on a thread that takes a core from a run of a fifth of a second.
// Later pays off up to thousands of tenants and costs little beyond. Measured on Node 20; behind the compilation, as V8 would
// take other flags for another cache.
if (process.versions.node.startsWith("20.") && !isWriting) {
  require("node:v8").setFlagsFromString("--interrupt-budget=700000");
}
const bundle = { exports: {} };
script.runInThisContext()(bundle.exports, require, bundle, __dirname);

/** For the build, which writes the cache of what one run has compiled. */
module.exports = { script };

/** @param {string} path */
function readCache(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
