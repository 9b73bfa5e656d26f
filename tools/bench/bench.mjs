// @ts-check
// nx run generator:bench: whole `tenantry render` processes, without Nx, against a bare `node` in the same run.
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { benchCases } from "./bench-cases.mjs";
import { writeRoot } from "./bench-catalog.mjs";
import { formatTable } from "./bench-table.mjs";
import { measureNode, measurePeakMemory, measureRender, removeRendered } from "./measure.mjs";

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

/** @type {number[]} */
const node = [];
for (let round = 0; round < ROUNDS; round += 1) {
  // Interleaved: a machine that gets slower in the meantime slows everything down alike.
  for (const { root, render, unchanged } of cases) {
    node.push(measureNode());
    removeRendered(root);
    render.push(measureRender(root));
    node.push(measureNode());
    unchanged.push(measureRender(root));
  }
  process.stderr.write(`round ${round + 1} of ${ROUNDS}\n`);
}
for (const item of cases) {
  const unchanged = measurePeakMemory(item.root);
  removeRendered(item.root);
  item.rss = Math.max(unchanged, measurePeakMemory(item.root));
}

const bare = median(node);
const of1000 = median(cases.find(({ name }) => name === "1,000")?.render ?? []);
const results = cases.map(({ name, limits, render, unchanged, rss }) => ({
  name,
  milliseconds: { render: median(render), unchanged: median(unchanged) },
  ratios: { render: median(render) / bare, unchanged: median(unchanged) / bare, renderOf1000: median(render) / of1000 },
  rss,
  limits,
}));
const report = { node: process.version, rounds: ROUNDS, bareMilliseconds: bare, folder: base, results };

mkdirSync(join(JSON_FILE, ".."), { recursive: true });
writeFileSync(JSON_FILE, `${JSON.stringify(report, null, 2)}\n`);
console.log(formatTable(report));
if (note !== "") console.log(note);

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
