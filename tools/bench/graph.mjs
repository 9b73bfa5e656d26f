// @ts-check
// nx run generator:bench-fleet: what 200 catalogs cost Nx whenever it computes its graph.
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { chooseDisk, commitAll, runNx, writeWorkspace } from "./fleet-workspace.mjs";

const CATALOGS = 200;
const TENANTS = 100;
const ROUNDS = 15;
/** Promised to whoever adds the plugin to a workspace. */
const LIMIT_MILLISECONDS = 50;

const folder = mkdtempSync(join(chooseDisk(), "tenantry-graph-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

const graphs = [0, CATALOGS].map((count) => {
  const root = join(folder, `graph-${count}`);
  writeWorkspace(root, Array(count).fill(TENANTS));
  commitAll(root);
  return { root, times: /** @type {number[]} */ ([]) };
});
// Files that were written a moment ago are not believed yet.
await new Promise((resolve) => setTimeout(resolve, 2500));
for (let round = -2; round < ROUNDS; round += 1) {
  for (const { root, times: found } of graphs) {
    const milliseconds = measureGraph(root);
    if (round >= 0) found.push(milliseconds);
  }
}
// What else the machine does only ever adds: the fastest run is the nearest to what it costs.
const [none = 0, many = 0] = graphs.map(({ times: found }) => Math.min(...found));
const more = many - none;
console.log(
  `Nx's graph, warm, with ${CATALOGS} catalogs of ${TENANTS} tenants: ${many.toFixed(0)} ms, with none: ` +
    `${none.toFixed(0)} ms: ${more.toFixed(0)} ms more (≤ ${LIMIT_MILLISECONDS})${more > LIMIT_MILLISECONDS ? " OVER" : ""}, fastest of ${ROUNDS}; load average ${loadavg()[0]?.toFixed(1)}`,
);

const [load = 0] = loadavg();
if (load > availableParallelism()) console.log("the machine has more to do than it can: repeat this when it is quiet");

/** @param {string} root */
function measureGraph(root) {
  const { output } = runNx(root, ["show", "projects"]);
  const found = /'createProjectGraphAsync' ([\d.]+)ms/.exec(output)?.[1];
  if (found === undefined) throw new Error(`Nx did not say how long its graph took:\n${output}`);
  return Number(found);
}
