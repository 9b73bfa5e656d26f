// @ts-check
// Writes the catalogue of CloudNativePG's metrics: nx run alert-library:metrics --from FILE [--check]
// FILE is a JSON list of {name, type, labels, source, notes, since, removed}, collected from upstream's source. Its notes are
// prose: each one has to match a pattern here, so that none is lost in silence.
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { printFamilies } from "./metrics/print-families.mjs";
import { readMetric } from "./metrics/read-metric.mjs";

const output = fileURLToPath(new URL("src/metrics/cnpg-metrics.generated.ts", import.meta.url));
const { values } = parseArgs({ options: { from: { type: "string" }, check: { type: "boolean" } } });
if (values.from === undefined) fail("name the facts: --from FILE, e.g. --from ../shared/facts/cnpg-metrics.json");

/** @type {import("./metrics/read-metric.mjs").Fact[]} */
const facts = JSON.parse(readFileSync(resolve(process.env["INIT_CWD"] ?? ".", values.from ?? ""), "utf8"));
const faults = facts.flatMap((fact) => readMetric(fact).faults);
const names = facts.map(({ name }) => name);
for (const name of names.filter((name, index) => names.indexOf(name) !== index)) faults.push(`${name}: listed twice`);
if (faults.length > 0) fail(faults.join("\n"));

/** Made and set, but never handed out (CNPG v1.27.0 to v1.30.0, pkg/management/pgbouncer/metricsserver: `Collect`). */
const NEVER_EXPORTED = new Set(["cnpg_pgbouncer_up"]);
const exported = facts.filter(({ name }) => !NEVER_EXPORTED.has(name));

const text = printFamilies(exported.map((fact) => readMetric(fact).metric));
if (values.check === true) {
  if (readFileSync(output, "utf8") !== text) fail(`${output} is not what the facts say: run it without --check`);
} else writeFileSync(output, text);
console.log(`${exported.length} metrics, ${text.length} bytes`);

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exit(1);
}
