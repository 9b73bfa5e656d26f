// @ts-check
// nx run generator:bench-fleet: 50 catalogs of 100 tenants, by Nx and by the CLI alone.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { formatRows } from "./bench-table.mjs";
import { chooseDisk, commitAll, runCli, runNx, writeWorkspace } from "./fleet-workspace.mjs";
import { measureNode, removeRendered } from "./measure.mjs";

const CATALOGS = 50;
const TENANTS = 100;
const ROUNDS = 3;

const folder = mkdtempSync(join(chooseDisk(), "tenantry-fleet-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

const fleet = join(folder, "fleet");
writeWorkspace(fleet, Array(CATALOGS).fill(TENANTS));
commitAll(fleet);
/** @type {Map<string, Record<"cold" | "warm" | "edited", number[]>>} */
const times = new Map();
const compile = ["run-many", "-t", "compile"];
for (let round = 0; round < ROUNDS; round += 1) {
  const steps = /** @type {const} */ (["cold", "warm", "edited"]);
  for (const path of [".nx", ".home/.nx", "dist"]) rmSync(join(fleet, path), { recursive: true, force: true });
  removeRendered(fleet);
  for (const step of steps) {
    if (step === "edited") editOne(round);
    note("nx run-many -t compile", step, runNx(fleet, compile).milliseconds);
    note("tenantry render", step, runCli(fleet, ["render"]).milliseconds);
    note("tenantry check", step, runCli(fleet, ["check"]).milliseconds);
    note("tenantry check bench-01", step, runCli(fleet, ["check", "bench-01"]).milliseconds);
  }
  process.stderr.write(`round ${round + 1} of ${ROUNDS}\n`);
}
const bare = median(Array.from({ length: 5 }, measureNode));
console.log(
  `node ${process.version}, \`node -e 0\`: ${bare.toFixed(1)} ms; ${CATALOGS} catalogs of ${TENANTS} tenants`,
);
console.log(`medians of ${ROUNDS}, Nx without daemon, 2 tasks at a time; load average ${loadavg()[0]?.toFixed(1)}\n`);
const seconds = (/** @type {readonly number[]} */ values) => `${(median(values) / 1000).toFixed(2)} s`;
const rows = [...times].map(([name, { cold, warm, edited }]) => [name, seconds(cold), seconds(warm), seconds(edited)]);
console.log(formatRows(["", "cold", "warm", "one edited"], rows).join("\n"));

/**
 * @param {string} name
 * @param {"cold" | "warm" | "edited"} step
 * @param {number} milliseconds
 */
function note(name, step, milliseconds) {
  const entry = times.get(name) ?? { cold: [], warm: [], edited: [] };
  times.set(name, entry);
  entry[step].push(milliseconds);
}

/** @param {number} round */
function editOne(round) {
  const file = join(fleet, "kubernetes/catalogs/bench-07/tenants.yaml");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace(/max_client_conn: \d+/, `max_client_conn: ${200 + round}`));
}

/** @param {readonly number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
