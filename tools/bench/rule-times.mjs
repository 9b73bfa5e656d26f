// @ts-check
// node tools/bench/rule-times.mjs [TENANTS]: milliseconds of every rule over a catalog of the bench, slowest first.
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { writeCatalogText, writeSettings } from "./bench-catalog.mjs";

const ROUNDS = 5;
const tenants = Number(process.argv[2] ?? 1000);
const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "tenantry-rule-times-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
const outfile = join(folder, "bundle.cjs");
await build({
  stdin: {
    contents:
      'export * from "@tenantry/rules"; export { renderCatalog } from "@tenantry/renderer"; export { parseCatalog, resolveCatalog } from "@tenantry/tenant-model";',
    resolveDir: root,
  },
  bundle: true,
  format: "cjs",
  platform: "node",
  conditions: ["@tenantry/source"],
  outfile,
});
const { parseCatalog, resolveCatalog, renderCatalog, rules, runRules, Subject } = createRequire(import.meta.url)(
  outfile,
);

const text = writeCatalogText("bench-01", tenants);
const { parsed } = await parseCatalog(text, "tenants.yaml", () => ({ files: [], problems: [] }));
const settings = new Map([["kubernetes/clusters/bench-01/cluster-settings.yaml", writeSettings("bench-01")]]);
const { catalog } = await resolveCatalog(parsed, settings);
const { objects } = await renderCatalog(catalog, { toolVersion: "0.0.0" });
const manifests = objects.map((/** @type {{ object: object }} */ { object }) => ({ object, form: "object" }));

/** @type {Map<string, number[]>} */
const times = new Map();
for (let round = 0; round < ROUNDS; round += 1) {
  const subject = new Subject(manifests, { ...catalog.versions, today: "2026-11-21", catalog });
  for (const rule of rules) {
    const start = performance.now();
    const found = runRules(subject, [rule]).length;
    const list = times.get(`${rule.id}${found > 0 ? ` (${found} found)` : ""}`) ?? [];
    list.push(performance.now() - start);
    times.set(`${rule.id}${found > 0 ? ` (${found} found)` : ""}`, list);
  }
}
const first = [...times].map(([id, list]) => [id, list[0] ?? 0, Math.min(...list)]);
for (const [id, cold, best] of first.sort((a, b) => Number(b[1]) - Number(a[1])).slice(0, 25)) {
  console.log(`${Number(cold).toFixed(2).padStart(9)} ms cold ${Number(best).toFixed(2).padStart(9)} ms warm  ${id}`);
}
const total = first.reduce((sum, [, cold]) => sum + Number(cold), 0);
console.log(`${total.toFixed(2).padStart(9)} ms cold in all, ${rules.length} rules, ${manifests.length} objects`);
