import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, describe, expect, it } from "vitest";
import { makeRoot, readTree, writeTree } from "../test-root.ts";
import { buildCli, catalogFile, edit, makeCatalogs, runCli, workloads } from "./test-cli.ts";

const { cli, remove } = buildCli();
afterAll(remove);

const folder = "kubernetes/catalogs/bench-01";

/** A root with one catalog that names these plugins, with text added behind some of its lines, and what `render` says. */
function render(plugins: Readonly<Record<string, string>>, lines: Readonly<Record<string, string>> = {}) {
  const root = makeCatalogs(2);
  writeTree(
    root,
    Object.fromEntries(Object.entries(plugins).map(([name, text]) => [`${folder}/plugins/${name}.mjs`, text])),
  );
  const sources = Object.keys(plugins).map((name) => `    - ./plugins/${name}.mjs\n`);
  edit(root, catalogFile, /^spec:\n/m, `spec:\n  plugins:\n${sources.join("")}`);
  for (const [line, added] of Object.entries(lines)) edit(root, catalogFile, line, `${line}${added}`);
  const { status, stdout, stderr } = runCli(cli, root, "render");
  return { root, status, stdout, stderr, read: (path: string) => readFileSync(join(root, workloads, path), "utf8") };
}

/** The problems' first lines. */
const problemsOf = (stderr: string) => stderr.split("\n").filter((line) => /: (?:error|warning) \[/.test(line));

describe("plugins of a catalog", () => {
  it("change what is rendered and add to it, one after the other, and the tree stays fresh", () => {
    const { root, status, stdout, read } = render({
      labels: `export default (items, params, { catalog }) => {
        for (const { metadata } of items) metadata.labels = { ...metadata.labels, catalog: catalog.metadata.name };
      };`,
      extra: `export default (items) => [...items, {
        apiVersion: "v1", kind: "ConfigMap", metadata: { name: "extra", namespace: items.find(({ kind }) => kind === "Cluster").metadata.namespace },
        data: { labelled: String(items.filter(({ metadata }) => metadata.labels?.catalog === "bench-01").length) },
      }];`,
    });
    expect(status).toBe(0);
    const [, changed = ""] = /plugin +\.\/plugins\/labels\.mjs: 0 added, (\d+) changed/.exec(stdout) ?? [];
    expect(stdout).toContain("plugin     ./plugins/extra.mjs: 1 added, 0 changed");
    expect(read("plugins/extra.yaml")).toContain(`labelled: "${changed}"`);
    expect(read("kustomization.yaml")).toContain("- plugins/extra.yaml");
    expect(read("shared-cluster/cluster.yaml")).toContain("catalog: bench-01");
    expect(runCli(cli, root, "check").status).toBe(0);
    edit(root, `${folder}/plugins/labels.mjs`, "catalog: catalog", "owner: catalog");
    const stale = runCli(cli, root, "check");
    expect(stale.status).toBe(1);
    expect(stale.stderr).toMatch(/\[stale\] the file is stale: \S+tenants\.yaml, a plugin or Tenantry changed since/);
  });

  it("leave settings as they are, may set others, and write literal text", () => {
    const { status, read, stderr } = render(
      {
        text: `export default (items) => {
        const cluster = items.find(({ kind }) => kind === "Cluster");
        cluster.metadata.annotations = { ...cluster.metadata.annotations, size: "x-\${SIZE}", script: "echo $\${HOME} $$$$", was: cluster.spec.storage.size };
      };`,
      },
      { "  flux:\n": "    substitute:\n      SIZE: '20'\n" },
    );
    expect({ status, stderr: problemsOf(stderr) }).toEqual({ status: 0, stderr: [] });
    const cluster = read("shared-cluster/cluster.yaml");
    expect(cluster).toContain("size: x-${SIZE}");
    expect(cluster).toContain("script: echo $${HOME} $$$$");
  });

  it("use settings that the catalog itself does not", () => {
    const settings = "kubernetes/clusters/bench-01/cluster-settings.yaml";
    const root = makeCatalogs(1);
    edit(root, settings, /^data:\n/m, 'data:\n  BENCH_TEAM: "storage"\n');
    edit(root, catalogFile, "  flux:\n", "  flux:\n    settingsPrefix: BENCH_\n");
    expect(problemsOf(runCli(cli, root, "validate").stderr)).toEqual([expect.stringContaining("[setting-unused]")]);
    writeTree(root, {
      [`${folder}/plugins/x.mjs`]: `export default ([item]) => {
        item.metadata.annotations = { ...item.metadata.annotations, team: "\${BENCH_TEAM}" };
      };`,
    });
    edit(root, catalogFile, /^spec:\n/m, "spec:\n  plugins:\n    - ./plugins/x.mjs\n");
    expect(problemsOf(runCli(cli, root, "validate").stderr)).toEqual([]);
  });

  it("judge what the API server receives; their findings can be waived", () => {
    const rules = `export default { rules: [{ id: "small", severity: "error", title: "Clusters have one instance.",
      check: (items) => items.filter(({ kind, spec }) => kind === "Cluster" && spec.instances !== 1)
        .map((item) => ({ item, path: ["spec", "instances"], message: typeof item.spec.instances + " " + item.spec.instances })) }] };`;
    const { status, stderr } = render({ rules });
    expect(status).toBe(1);
    expect(problemsOf(stderr)).toEqual([
      expect.stringMatching(
        /^kubernetes\/catalogs\/bench-01\/tenants\.yaml:\d+:\d+: error \[rules\/small\] Cluster \S+: number 3$/,
      ),
    ]);
    expect(stderr).toContain("help: Clusters have one instance.");
    // There is no page of ours for it.
    expect(stderr).not.toContain("tenantry explain rules/small");
    const explained = runCli(cli, makeRoot(), "explain", "rules/small");
    expect(explained).toMatchObject({ status: 1, stderr: expect.stringContaining("its module, rules.mjs") });
    const waived = render({ rules }, { "  waivers:\n": "    - rule: rules/small\n      reason: it has to be large\n" });
    expect({ status: waived.status, problems: problemsOf(waived.stderr) }).toEqual({ status: 0, problems: [] });
  });

  it("are judged by the rules for what they add: sessions of a pooler, metrics of alerts", () => {
    const { status, stderr, root } = render({
      pooler: `export default (items) => {
        const { metadata, spec } = items.find(({ kind }) => kind === "Cluster");
        for (const role of spec.managed.roles) role.connectionLimit = -1;
        return [...items, { apiVersion: "postgresql.cnpg.io/v1", kind: "Pooler", metadata: { name: "extra", namespace: metadata.namespace },
          spec: { cluster: { name: metadata.name }, instances: 10, pgbouncer: { poolMode: "session", parameters: { default_pool_size: "50" } } } }];
      };`,
      alerts: `export default (items) => { items.find(({ kind }) => kind === "VMRule").spec.groups[0].rules[0].expr = "cnpg_collector_nope > 0"; };`,
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/\[pools-fit-max-connections\].*\n(?:.*\n)*? +extra +13 pods × 51 = +663/);
    expect(stderr).toContain("[alert-metric-exists]");
    expect(runCli(cli, root, "budget").stdout).toMatch(/^ +nobody +extra +13 /m);
  });

  it("show their own rules no kustomization files, which have no metadata", () => {
    const { status, stderr } = render({
      rules: `export default { rules: [{ id: "named", severity: "error", title: "All have names.",
        check: (items) => items.filter(({ metadata }) => metadata.name === "").map((item) => ({ item, message: "none" })) }] };`,
    });
    expect({ status, problems: problemsOf(stderr) }).toEqual({ status: 0, problems: [] });
  });

  it("have the metadata of any kind checked", () => {
    const { status, stderr } = render({
      odd: `export default (items) => [...items,
        { apiVersion: "example.org/v1", kind: "Odd", metadata: { name: "Big", labels: { a: 3 } } },
        { apiVersion: "a b", kind: "../x", metadata: { name: "b" } },
        { apiVersion: "example.org/v1", kind: "Odd", metadata: { name: "c" }, spec: { "\\u0080": "x" } }];`,
    });
    expect(status).toBe(1);
    const found = problemsOf(stderr).join("\n");
    for (const part of ["metadata.name", "metadata.labels.a", "apiVersion", "kind", "text-undeliverable"])
      expect(found).toContain(part);
  });

  it("give objects that the API server would refuse: the fault points at the plugin", () => {
    const { status, stderr, root } = render({
      wrong: `export default (items) => { items.find(({ kind }) => kind === "Cluster").spec.instancez = 3; };`,
    });
    expect(status).toBe(1);
    expect(problemsOf(stderr)).toEqual([
      expect.stringMatching(/tenants\.yaml:\d+:7: error \[crd-schema\] Cluster \S+: spec\.instancez/),
    ]);
    expect(stderr).toContain("correct what the plugin makes of it");
    expect(Object.keys(readTree(root)).filter((path) => path.startsWith("kubernetes/workloads"))).toEqual([]);
  });

  it("import what they need: definePlugin, and modules beside them", async () => {
    const root = makeCatalogs(1);
    const index = fileURLToPath(new URL("../../../../packages/krm-function/src/index.ts", import.meta.url));
    const bundle = { bundle: true, format: "esm", write: false } as const;
    const { outputFiles } = await build({ entryPoints: [index], ...bundle });
    writeTree(root, {
      "node_modules/@tenantry/krm-function/package.json": '{"type": "module", "exports": "./index.js"}',
      "node_modules/@tenantry/krm-function/index.js": outputFiles[0]?.text ?? "",
      [`${folder}/plugins/x.mjs`]: `import { definePlugin } from "@tenantry/krm-function";
        import { name } from "./beside.mjs";
        export default definePlugin({ transform: (items) => { items[0].metadata.annotations = { ...items[0].metadata.annotations, name }; } });`,
      [`${folder}/plugins/beside.mjs`]: "export const name = 'imported';",
    });
    edit(root, catalogFile, /^spec:\n/m, "spec:\n  plugins:\n    - ./plugins/x.mjs\n");
    const { status, stdout } = runCli(cli, root, "build", catalogFile);
    expect({ status, found: stdout.includes("name: imported") }).toEqual({ status: 0, found: true });
  });

  it("pass parameters on, and know a kind without a schema", () => {
    const root = makeCatalogs(1);
    writeTree(root, {
      "plugins/issuer.mjs": `export default (items, { email }) => [...items, {
      apiVersion: "cert-manager.io/v1", kind: "ClusterIssuer", metadata: { name: "le" }, spec: { acme: { email } } }];`,
    });
    edit(
      root,
      catalogFile,
      /^spec:\n/m,
      "spec:\n  plugins:\n    - source: ../../../plugins/issuer.mjs\n      params:\n        email: a@example.org\n",
    );
    expect(runCli(cli, root, "render").status).toBe(0);
    expect(readFileSync(join(root, workloads, "plugins/issuer.yaml"), "utf8")).toContain("email: a@example.org");
    // kustomize would move a ClusterIssuer into the namespace.
    expect(readFileSync(join(root, workloads, "kustomization.yaml"), "utf8")).not.toContain("namespace:");
  });
});

describe("a plugin is refused, by its name, and nothing is written, where it", () => {
  it.each([
    [
      "throws",
      "export default () => {\n  throw new Error('no');\n};",
      "its `transform` threw Error: no (kubernetes/catalogs/bench-01/plugins/x.mjs:2:9)",
    ],
    ["removes an object", "export default (items) => items.slice(1);", "it did not return the "],
    ["returns one twice", "export default (items) => [...items, items[0]];", "it returned the "],
    ["renames one", "export default (items) => { items[0].metadata.name = 'other'; };", "it did not return the "],
    [
      "names no setting",
      "export default (items) => { items[0].metadata.annotations = { a: '${NOPE}' }; };",
      "metadata.annotations.a: there is no setting NOPE",
    ],
    ["returns rubbish", "export default () => 3;", "its `transform` returned 3"],
    ["prints", "console.log('hi'); export default () => {};", 'it printed to standard output: "hi"'],
    [
      "writes",
      `import { writeFileSync } from "node:fs"; export default () => writeFileSync("a", "");`,
      "it tried to write a: plugins may read only",
    ],
    [
      "asks for another stage",
      "export default (items) => [...items, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', annotations: { 'tenantry.dev/stage': 'late' } } }];",
      'ConfigMap a (v1): the annotation tenantry.dev/stage is "late"',
    ],
    [
      "steers kustomize",
      "export default (items) => { items[0].metadata.annotations = { ...items[0].metadata.annotations, 'config.kubernetes.io/local-config': 'true' }; };",
      'metadata.annotations["config.kubernetes.io/local-config"]: it tells kustomize how to treat the object',
    ],
    [
      "chooses a stage for an object of ours",
      "export default (items) => { items[0].metadata.annotations = { ...items[0].metadata.annotations, 'tenantry.dev/stage': 'cluster' }; };",
      "the object has its file already",
    ],
    [
      "adds a list",
      "export default (items) => [...items, { apiVersion: 'v1', kind: 'ConfigMapList', metadata: { name: 'l' }, items: [] }];",
      "it added the ConfigMapList l (v1), which holds objects",
    ],
    [
      "halves what SQL quotes with",
      "export default (items) => { items[0].metadata.annotations = { sql: 'DO $$ BEGIN END $$' }; };",
      "metadata.annotations.sql: a `$$` arrives as `$`",
    ],
    [
      "loses digits",
      "export default (items) => { items[0].spec = { size: 2 ** 60 }; };",
      "spec.size: 1152921504606847000 has more digits than a number of JavaScript holds",
    ],
    [
      "forgets a namespace",
      "export default (items) => [...items, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }];",
      "ConfigMap a has no metadata.namespace",
    ],
    [
      "refuses the input",
      "export default () => ({ results: [{ message: 'too many', severity: 'error', field: { path: 'spec.x' } }] });",
      "spec.x: too many",
    ],
  ])("%s", (_title, text, message) => {
    const { root, status, stderr, stdout } = render({ x: text });
    expect({ status, stdout }).toEqual({ status: 1, stdout: "nothing was written\n" });
    const [first = ""] = problemsOf(stderr);
    expect(first).toContain(":7: error [plugin] ");
    expect(first).toContain(message);
    expect(readTree(root)["a"]).toBeUndefined();
  });

  it("is given a parameter that JSON has no word for", () => {
    const { root } = render({ x: "export default () => {};" });
    edit(root, catalogFile, "./plugins/x.mjs", "source: ./plugins/x.mjs\n      params: { a: [1, .inf] }");
    const [problem] = problemsOf(runCli(cli, root, "render").stderr);
    expect(problem).toMatch(/:8:24: error \[plugin\] a parameter is not a finite number/);
  });

  it.each([
    ["./plugins/none.mjs", "there is no file kubernetes/catalogs/bench-01/plugins/none.mjs"],
    ["../../../../../x.mjs", "leads out of the root"],
    ["https://example.org/x.mjs", "expected a module of this repository such as ./plugins/team-labels.mjs"],
    ["plugins/x.mjs", "it starts with ./ or ../"],
    ["./plugins/x.js", "expected a module of this repository"],
  ])("is called %s", (source, message) => {
    const root = makeCatalogs(1);
    edit(root, catalogFile, /^spec:\n/m, `spec:\n  plugins:\n    - ${source}\n`);
    const { status, stderr } = runCli(cli, root, "render");
    expect(status).toBe(1);
    expect(problemsOf(stderr)[0]).toContain(message);
  });
});
