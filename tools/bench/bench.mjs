// @ts-check
// nx run generator:bench: whole `tenantry render` processes, without Nx, against a bare `node` in the same run.
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { benchCases, RULES_LIMIT } from "./bench-cases.mjs";
import { writeRoot } from "./bench-catalog.mjs";
import { formatTable } from "./bench-table.mjs";
import { buildWithoutRules, measureNode, measurePeakMemory, measureRender, removeRendered } from "./measure.mjs";

const ROUNDS = 7;
const JSON_FILE = fileURLToPath(new URL("../../dist/bench.json", import.meta.url));

const { base, note } = chooseFolder();
const folder = mkdtempSync(join(base, "tenantry-bench-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

const cases = benchCases.map(({ name, sizes, limits }, index) => {
  const root = join(folder, String(index));
  writeRoot(root, sizes);
  return { name, limits, root, render: /** @type {number[]} */ ([]), unchanged: /** @type {number[]} */ ([]), rss: 0 };
});

const of1000 = findCase("1,000");
const withoutRules = buildWithoutRules(join(folder, "without-rules"));

/** @type {number[]} */
const node = [];
/** @type {number[]} */
const ruleless = [];
for (let round = 0; round < ROUNDS; round += 1) {
  // Interleaved: a machine that gets slower in the meantime slows everything down alike.
  for (const { root, render, unchanged } of cases) {
    node.push(measureNode());
    removeRendered(root);
    render.push(measureRender(root));
    node.push(measureNode());
    unchanged.push(measureRender(root));
    if (root === of1000.root) ruleless.push(measureRender(root, withoutRules));
  }
  process.stderr.write(`round ${round + 1} of ${ROUNDS}\n`);
}
for (const item of cases) {
  const unchanged = measurePeakMemory(item.root);
  removeRendered(item.root);
  item.rss = Math.max(unchanged, measurePeakMemory(item.root));
}

const bare = median(node);
const rulesRatio = (median(of1000.unchanged) - median(ruleless)) / bare;
const results = cases.map(({ name, limits, render, unchanged, rss }) => ({
  name,
  milliseconds: { render: median(render), unchanged: median(unchanged) },
  ratios: {
    render: median(render) / bare,
    unchanged: median(unchanged) / bare,
    renderOf1000: median(render) / median(of1000.render),
  },
  rss,
  limits,
}));
const rules = { ratio: rulesRatio, limit: RULES_LIMIT };
const report = { node: process.version, rounds: ROUNDS, bareMilliseconds: bare, folder: base, rules, results };

mkdirSync(join(JSON_FILE, ".."), { recursive: true });
writeFileSync(JSON_FILE, `${JSON.stringify(report, null, 2)}\n`);
console.log(formatTable(report));
if (note !== "") console.log(note);

/** @param {string} wanted */
function findCase(wanted) {
  const found = cases.find(({ name }) => name === wanted);
  if (found === undefined) throw new Error(`no case ${wanted} in bench-cases.mjs`);
  return found;
}

/** A memory disk, so that the disk of the machine is not what is measured. */
function chooseFolder() {
  try {
    accessSync("/dev/shm", constants.W_OK);
    return { base: "/dev/shm", note: "" };
  } catch {
    return { base: tmpdir(), note: `no /dev/shm here: files went to ${tmpdir()}, whose disk counts into the figures` };
  }
}

/** @param {readonly number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
