import { describe, expect, it } from "vitest";
import { readCatalogPaths } from "./catalog-paths.mjs";

const HEAD = "metadata:\n  # who\n  name: infra\n";
const read = (spec: string) => readCatalogPaths(`${HEAD}spec:\n${spec}`);

describe("what a catalog names", () => {
  it.each([
    ["file: a/b.yaml", ["a/b.yaml"]],
    ["- file: a.yaml # ours\n    - file: 'b.yaml'", ["a.yaml", "b.yaml"]],
    ['- { kind: ConfigMap, name: x, file: "a.yaml" }', ["a.yaml"]],
    ['substituteFrom: [{"kind": "ConfigMap", "file":"a.yaml"}, {file: b.yaml}]', ["a.yaml", "b.yaml"]],
    ["file: a.yaml\r", ["a.yaml"]],
    ["profile: a.yaml\n  files: b.yaml\n  url: https://x/file:y", []],
  ])("has its settings files read from %j", (text, settings) => {
    expect(read(`  ${text}\n`)).toMatchObject({ settings, certain: true });
  });

  it.each([
    ["include: [tenants.d/*.yaml, 'more.yaml']", ["tenants.d/*.yaml", "more.yaml"]],
    [
      'include:\n    # teams\n    - tenants.d/*.yaml\n\n    - "more.yaml"\n  output: {}',
      ["tenants.d/*.yaml", "more.yaml"],
    ],
    ["include:\n  - a.yaml\n  - b.yaml", ["a.yaml", "b.yaml"]],
    ["include:\n  -   a.yaml\n  -\tb.yaml", ["a.yaml", "b.yaml"]],
    ["include: [] # none", []],
    ["# include: [old/*.yaml]", ["old/*.yaml"]],
  ])("has its included files read from %j", (text, includes) => {
    expect(read(`  ${text}\n`)).toMatchObject({ includes, certain: true });
  });

  it.each([
    ["a name in a flow mapping", "metadata: { name: infra }\nspec:\n  flux: {}\n"],
    ["an alias", `${HEAD}spec:\n  a: &x settings.yaml\n  file: *x\n`],
    ["an anchor", `${HEAD}spec:\n  file: &x settings.yaml\n`],
    ["a value on the next line", `${HEAD}spec:\n  file:\n    settings.yaml\n`],
    ["a folded value", `${HEAD}spec:\n  file: >-\n    settings.yaml\n`],
    ["an escape", `${HEAD}spec:\n  file: "sett\\x69ngs.yaml"\n`],
    ["an escaped key", `${HEAD}spec:\n  "f\\x69le": settings.yaml\n`],
    ["a key behind a question mark", `${HEAD}spec:\n  ? file\n  : settings.yaml\n`],
    ["a key that is an alias", `${HEAD}spec:\n  a: &x file\n  *x : settings.yaml\n`],
    ["a tag", `${HEAD}spec:\n  file: !!str settings.yaml\n`],
    ["a list over several lines", `${HEAD}spec:\n  include: [\n    a.yaml ]\n`],
    ["an item on the next line", `${HEAD}spec:\n  include:\n    - a.yaml\n    -\n      b.yaml\n`],
    ["a plugin with an escape", `${HEAD}spec:\n  plugins: [".\\/a.mjs"]\n`],
    ["a list of aliases", `${HEAD}spec:\n  include:\n    - *x\n`],
    ["an output that is an alias", `${HEAD}spec:\n  output:\n    workloads: *x\n`],
  ])("is not certain with %s", (_what, text) => {
    expect(readCatalogPaths(text).certain).toBe(false);
  });

  it("is certain of what prose and schedules have in common with YAML", () => {
    const prose = '  reason: "is it so? yes, a \\"file\\""\n  schedule: 0 */5 * * * *\n  text: what? why\n';
    expect(read(prose)).toMatchObject({ certain: true, settings: [], includes: [] });
  });

  it("has the default of an output that the catalog leaves out", () => {
    const workloads = "kubernetes/workloads/infra/databases/cloudnative-pg";
    const flux = "kubernetes/infrastructure/infra/databases/cloudnative-pg/ks.yaml";
    expect(read("").outputs).toEqual([workloads, flux, "docs/runbooks/infra"]);
    const own = '  output:\n    workloads: w/ # folder\n    fluxKustomization: "f/ks.yaml"\n    runbooks: handbook\n';
    expect(read(own).outputs).toEqual(["w", "f/ks.yaml", "handbook"]);
  });

  it("has its plugins however they are listed", () => {
    const plugins =
      '  plugins:\n    - ./plugins/a.mjs\n    - source: "../../tools/b.mjs" # shared\n    - {source: ./c.mjs}\n';
    expect(read(plugins).modules).toEqual(["./plugins/a.mjs", "../../tools/b.mjs", "./c.mjs"]);
  });
});
