// @ts-check
// Loads the bundle beside this file with V8's code cache. V8 itself refuses a cache of another version or other flags, and
// then compiles as usual. The Node modules come without `import`, which would set up more of them than are used.
const { readFileSync } = process.getBuiltinModule("node:fs");
const { Script } = process.getBuiltinModule("node:vm");

const filename = `${import.meta.dirname}/tenantry.cjs`;
const cachedData = readCache(`${filename}.cache`);
const source = readFileSync(filename, "latin1");

/** For the build, which writes the cache of what one run has compiled. */
export const script = new Script(source, { filename, ...(cachedData && { cachedData }) });
const module = { exports: {} };
script.runInThisContext()(module.exports, process.getBuiltinModule, module);

/** @param {string} path */
function readCache(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
