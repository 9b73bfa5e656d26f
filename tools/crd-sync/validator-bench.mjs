#!/usr/bin/env node
/**
 * What a cold process pays to validate objects: our interpreter (with and without CEL) against Ajv's standalone code,
 * which is generated at build time and checks less (no CEL, no metadata, no defaults, no list keys).
 * Numbers are the fastest of whole runs in fresh processes, taken in turns so that a busy machine disturbs all alike,
 * less an empty process that only makes the objects.
 */
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";

const runs = Number(process.argv[2] ?? 15);
const counts = [4, 1000, 5000];
const kinds = ["Cluster", "Pooler", "Database"];
const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const generated = (/** @type {string} */ kind) =>
  here(`../../packages/crd-schemas/src/generated/cloudnative-pg/1.30.0/${kind.toLowerCase()}.ts`);

const folder = await mkdtemp(join(tmpdir(), "validator-bench-"));
try {
  await run();
} finally {
  await rm(folder, { recursive: true });
}

async function run() {
  const objects = `import { makeObjects } from ${JSON.stringify(here("bench-objects.mjs"))};
const objects = makeObjects(Number(process.argv[2]));
const expectNone = (count) => { if (count !== 0) throw new Error(count + " violations"); };
`;
  const door = JSON.stringify(here("../../packages/crd-schemas/src/index.ts"));
  const interpret = `${objects}
const { loadSchemas } = await import(${door});
const { schemas } = await loadSchemas({ cloudNativePG: "1.30" }, objects);
let found = 0;
for (const it of objects) found += schemas.validate(it).length;
expectNone(found);`;
  const sizes = {
    nothing: await bundle("nothing", objects),
    interpreter: await bundle("interpreter", interpret),
    "interpreter without CEL": await bundle("interpreter-without-cel", interpret, "without-cel"),
    "Ajv standalone": await bundle("ajv", `${objects}${await printAjv()}`),
  };

  const rows = Object.keys(sizes).map((name) => ({
    name,
    file: name.replace("Ajv standalone", "ajv").replaceAll(" ", "-").toLowerCase(),
  }));
  /** @type {Map<string, number>} */
  const times = new Map();
  for (let round = 0; round < runs; round += 1) {
    for (const count of counts) {
      for (const { name, file } of rows) {
        const key = `${name} ${count}`;
        times.set(key, Math.min(times.get(key) ?? Number.POSITIVE_INFINITY, measure(file, count)));
      }
    }
  }
  process.stdout.write(
    `| ms over an empty process | ${counts.join(" | ")} | code loaded |\n|---|${"---|".repeat(counts.length + 1)}\n`,
  );
  for (const { name } of rows) {
    const cells = counts.map((count) => {
      const time = times.get(`${name} ${count}`) ?? Number.NaN;
      return name === "nothing" ? `(${time.toFixed(0)})` : (time - (times.get(`nothing ${count}`) ?? 0)).toFixed(0);
    });
    process.stdout.write(
      `| ${name} | ${cells.join(" | ")} | ${Math.round((sizes[/** @type {keyof typeof sizes} */ (name)] ?? 0) / 1024)} kB |\n`,
    );
  }
}

/** Bundles as the CLI is bundled: split, minified. @returns {Promise<number>} bytes that a run loads */
async function bundle(
  /** @type {string} */ name,
  /** @type {string} */ code,
  /** @type {"with-cel" | "without-cel"} */ cel = "with-cel",
) {
  const entry = join(folder, `${name}.entry.mjs`);
  await writeFile(entry, code);
  const withoutRules = {
    name: "without-rules",
    setup(/** @type {import("esbuild").PluginBuild} */ it) {
      it.onLoad({ filter: /rule-check\.ts$/ }, () => ({
        contents: "export const loadRuleCompiler = async () => () => undefined;",
        loader: "ts",
      }));
    },
  };
  const { metafile } = await build({
    entryPoints: { [name]: entry },
    outdir: join(folder, name),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    format: "esm",
    platform: "node",
    target: "node20",
    absWorkingDir: here("../.."),
    plugins: cel === "without-cel" ? [withoutRules] : [],
    logLevel: "error",
  });
  const loaded = Object.entries(metafile.outputs).filter(
    ([, { inputs, entryPoint }]) =>
      entryPoint === undefined ||
      entryPoint.includes(name) ||
      Object.keys(inputs).some((path) => /1\.30\.0\/(cluster|pooler|database)\.ts|cel/.test(path)) ||
      entryPoint.endsWith("src/index.ts"),
  );
  return (await Promise.all(loaded.map(async ([path]) => (await stat(join(here("../.."), path))).size))).reduce(
    (a, b) => a + b,
    0,
  );
}

/** Wall time of one fresh process, in ms. */
function measure(/** @type {string} */ name, /** @type {number} */ count) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [join(folder, name, `${name}.mjs`), String(count)]);
  if (status !== 0) throw new Error(stderr.toString());
  return performance.now() - start;
}

async function printAjv() {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, code: { source: true, esm: true } });
  /** @type {Record<string, string>} */
  const names = {};
  for (const kind of kinds) {
    const { outputFiles } = await build({ entryPoints: [generated(kind)], bundle: true, write: false, format: "esm" });
    const { default: schema } = await import(
      `data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? "").toString("base64")}`
    );
    ajv.addSchema(closeObjects(schema), kind);
    names[`validate${kind}`] = kind;
  }
  const code = join(folder, "ajv-validators.mjs");
  await writeFile(
    code,
    `import { createRequire } from "node:module"; const require = createRequire(${JSON.stringify(import.meta.url)});\n${standalone.default(ajv, names)}`,
  );
  return `import * as validators from ${JSON.stringify(code)};
const byKind = { Cluster: validators.validateCluster, Pooler: validators.validatePooler, Database: validators.validateDatabase };
let found = 0;
for (const it of objects) if (!byKind[it.kind](it)) found += byKind[it.kind].errors.length;
expectNone(found);`;
}

/** Unknown fields are errors, which JSON Schema says with additionalProperties. @returns {any} */
function closeObjects(/** @type {any} */ schema) {
  if (Array.isArray(schema)) return schema.map(closeObjects);
  if (typeof schema !== "object" || schema === null) return schema;
  const { default: _, ...rest } = schema;
  const closed = Object.fromEntries(
    Object.entries(rest).map(([key, it]) => [key, key === "enum" || key === "required" ? it : closeObjects(it)]),
  );
  const isOpen = schema["x-kubernetes-preserve-unknown-fields"] || schema.additionalProperties !== undefined;
  if (schema.type === "object" && schema.properties !== undefined && !isOpen) closed.additionalProperties = false;
  return closed;
}
