import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { makeRoot } from "../test-root.ts";
import { buildCli } from "./test-cli.ts";
import { resourceList, runKrm } from "./test-krm.ts";

let cli = "";
beforeAll(() => {
  const built = buildCli();
  cli = built.cli;
  return built.remove;
});

const item = (kind: string, name: string, more = "") =>
  `# about ${name}\n- apiVersion: v1\n  kind: ${kind} # side\n  metadata: {name: ${name}}\n${more}`;
const ITEMS = `${item("ConfigMap", "a", "  data: {truth: yes, octal: 0123}\n")}${item("Pod", "p", "  spec: |\n    # text\n")}${item("ConfigMap", "b")}`;

/** Runs a module with this text over the items. */
function run(text: string, spec: object = {}, items = ITEMS) {
  const head = { apiVersion: "tenantry.dev/v1alpha1", kind: "TenantryRun", metadata: { name: "x" } };
  const config = { ...head, spec: { source: "./plugins/x.mjs", ...spec } };
  const root = makeRoot({ "plugins/x.mjs": text, "run.yaml": JSON.stringify(config) });
  const input = resourceList(items, config);
  return { input, root, ...runKrm(cli, root, input) };
}

const names = (items: readonly object[]) => items.map((it) => (it as { metadata: { name: string } }).metadata.name);

describe("a TenantryRun", () => {
  it("changes matching items, and leaves the text of all others as it came in", () => {
    const { stdout, stderr, status } = run(
      "export default { transform(items, { team }) { for (const it of items) if (it.metadata.name === 'a') it.data.team = team; } };",
      { params: { team: "storage" }, matchConstraints: { resourceRules: [{ kinds: ["ConfigMap"] }] } },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const changed =
      "- apiVersion: v1\n  kind: ConfigMap\n  metadata:\n    name: a\n  data:\n    truth: true\n    octal: 83\n    team: storage\n";
    expect(stdout).toContain(changed);
    expect(stdout).toContain(item("Pod", "p", "  spec: |\n    # text\n") + item("ConfigMap", "b"));
  });

  it("adds and removes items in order, and passes over what does not match", () => {
    const spec = { matchConstraints: { resourceRules: [{ apiVersions: ["v1"], kinds: ["ConfigMap"] }] } };
    const added = run(
      "export default (items) => [...items.slice(1), { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'new' } }];",
      spec,
    );
    expect(names(added.items)).toEqual(["p", "b", "new"]);
  });

  it("gets its parameters, the functionConfig and the day", () => {
    const { results } = run(
      `export default (items, params, { plugin, mode, settings, functionConfig }) => ({ items, results: [{
        message: JSON.stringify([params, plugin, mode, settings, functionConfig.metadata.name]) }] });`,
      { params: { deep: [{ a: null }] } },
    );
    expect(JSON.parse(results[0]?.message ?? "")).toEqual([{ deep: [{ a: null }] }, "x", "function", {}, "x"]);
  });

  it("hands its results on, and fails where one of them is an error", () => {
    const give = (severity: string) =>
      run(
        `export default (items) => ({ items: [], results: [{ message: "m", severity: "${severity}",
          resourceRef: { apiVersion: "v1", kind: "Pod", name: "p" }, field: { path: "spec" } }] });`,
      );
    expect(give("info")).toMatchObject({ status: 0, items: [], stderr: "info [x/result] Pod p: m\n" });
    expect(give("warning")).toMatchObject({ status: 0, items: [] });
    const failed = give("error");
    expect(failed).toMatchObject({
      status: 1,
      results: [{ message: "m", severity: "error", field: { path: "spec" } }],
    });
    expect(failed.stderr).toContain("error [x/result] Pod p: m\n");
    expect(failed.stdout).toContain(`items:\n${ITEMS}functionConfig:`);
  });

  it("leaves the results of functions before it in place, in front of its own", () => {
    const spec = { source: "./x.mjs" };
    const config = { apiVersion: "tenantry.dev/v1alpha1", kind: "TenantryRun", metadata: { name: "x" }, spec };
    const module = "export default (items) => ({ items, results: [{ message: 'mine' }] });";
    const root = makeRoot({ "x.mjs": module, "run.yaml": JSON.stringify(config) });
    const results = "results:\n- message: earlier\n  severity: warning\n  field: {path: a, currentValue: 1}\n";
    const ran = runKrm(cli, root, resourceList("", config) + results);
    expect(ran.results).toEqual([
      { message: "earlier", severity: "warning", field: { path: "a", currentValue: 1 } },
      { message: "mine", severity: "info" },
    ]);
    const refused = runKrm(cli, root, `${resourceList("", config)}results: 3\n`);
    expect(refused.stderr).toContain("error [resource-list] `results` is no list of results");
  });

  it("passes objects without a name on, and names them in what it finds", () => {
    const items =
      "- apiVersion: batch/v1 # as it is\n  kind: Job\n  metadata: {generateName: run-}\n- {apiVersion: v1, kind: List, items: []}\n";
    const nothing = run("export default () => {};", {}, items);
    expect(nothing).toMatchObject({ status: 0, stderr: "" });
    expect(nothing.stdout).toContain(items);
    const rule = `{ id: "a", severity: "warning", title: "A.", check: (items) => items.map((item) => ({ item, message: "m" })) }`;
    const { stderr } = run(`export default { rules: [${rule}] };`, {}, items);
    expect(stderr).toMatch(/warning \[x\/a\] Job: m\n.*\nwarning \[x\/a\] List: m\n/);
  });

  it("judges with its rules what it has made", () => {
    const text = `export default {
      transform(items) { items.at(-1).metadata.name = "bad"; },
      rules: ["error", "warning"].map((severity) => ({ id: "no-" + severity, severity, title: "Names are good.",
        *check(items) { for (const item of items) if (item.metadata.name === "bad")
          yield { item, path: ["metadata", "name"], message: "it is " + severity }; } })) };`;
    const { status, stderr, results } = run(text);
    expect(status).toBe(1);
    expect(stderr).toBe(
      "error [x/no-error] ConfigMap bad: it is error\n    help: Names are good.\n" +
        "warning [x/no-warning] ConfigMap bad: it is warning\n    help: Names are good.\n",
    );
    expect(results).toMatchObject([
      {
        message: "it is error",
        severity: "error",
        resourceRef: { apiVersion: "v1", kind: "ConfigMap", name: "bad" },
        field: { path: "metadata.name" },
        tags: { rule: "x/no-error" },
      },
      { severity: "warning" },
    ]);
  });
});

describe("a plugin that", () => {
  it.each([
    [
      "throws",
      "export default () => { throw new Error('no'); };",
      "its `transform` threw Error: no (./plugins/x.mjs:1:30)",
    ],
    ["returns rubbish", "export default () => 3;", "its `transform` returned 3"],
    ["returns no objects", "export default () => [null];", "item 0 that it returned is null"],
    [
      "returns no apiVersion",
      "export default () => [{ kind: 'A' }];",
      "apiVersion of item 0 that it returned is missing",
    ],
    [
      "returns what is no JSON",
      "export default (items) => { items[0].at = new Date(0); };",
      "ConfigMap a that it returned: at is a Date",
    ],
    [
      "returns one object twice",
      "export default (items) => [...items, items[0]];",
      "it returned v1 ConfigMap /a twice",
    ],
    [
      "returns what YAML cannot hold",
      "export default (items) => { items[0].data.x = 'a\\u007fb'; };",
      "it returned v1 ConfigMap /a, which cannot be written as YAML: yaml: control characters are not allowed",
    ],
    ["prints", "export default () => console.log('hi');", 'it printed to standard output: "hi"'],
    [
      "ends its process",
      "export default () => process.exit(0);",
      "its process ended with exit code 0 before it answered",
    ],
    ["is no JavaScript", "export default (", "its import threw SyntaxError: Unexpected end of input"],
  ])("%s is named, with exit code 1, and the items stay as they came in", (_what, text, message) => {
    const { status, stderr, stdout, results } = run(text);
    expect(status).toBe(1);
    expect(stderr).toContain(`error [plugin] the plugin ./plugins/x.mjs: ${message}`);
    expect(stdout).toContain(`items:\n${ITEMS}functionConfig:`);
    expect(results).toMatchObject([{ severity: "error", tags: { rule: "plugin" } }]);
  });

  it("tries to write is refused, and has written nothing", () => {
    const { root, status, stderr } = run(
      "import { writeFileSync } from 'node:fs'; export default () => writeFileSync('wrote', '');",
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(/the plugin \.\/plugins\/x\.mjs: it tried to write .*wrote: plugins may read only/);
    expect(existsSync(join(root, "wrote"))).toBe(false);
    expect(existsSync(join(root, "plugins/wrote"))).toBe(false);
  });
});

describe("the configuration of a TenantryRun", () => {
  it("refuses a remote source", () => {
    const { status, stderr } = run("export default (items) => items;", { source: "https://example.org/x.mjs" });
    expect(status).toBe(1);
    expect(stderr).toContain(
      'error [function-config] `spec.source` is "https://example.org/x.mjs": no remote source is fetched\n',
    );
  });

  it("refuses unknown keys with what was probably meant, and values of other types", () => {
    const matchConstraints = { resourceRules: [{ kind: ["A"], apiVersions: "v1", kinds: [] }] };
    const { stderr } = run("export default 1;", { parms: {}, params: [], matchConstraints });
    const messages = [...stderr.matchAll(/\[function-config\] (.*)/g)].map(([, message]) => message);
    expect(messages).toEqual([
      "unknown key `spec.parms`; did you mean `params`?",
      "`spec.params` is []: expected a mapping",
      "unknown key `spec.matchConstraints.resourceRules[0].kind`; did you mean `kinds`?",
      '`spec.matchConstraints.resourceRules[0].apiVersions` is "v1": expected a list',
      "`spec.matchConstraints.resourceRules[0].kinds` is empty: it would match nothing",
    ]);
  });

  it("has one fault where a field that it needs is there without a value", () => {
    const module = "export default () => {};";
    expect(run(module, { source: null }).results).toMatchObject([{ message: "`spec.source` is missing" }]);
    const config = { apiVersion: "tenantry.dev/v1alpha1", kind: "TenantryRun", spec: null };
    expect(runKrm(cli, makeRoot(), resourceList("", config)).results).toMatchObject([{ message: "`spec` is missing" }]);
  });

  it("is shown with its lines where its file is found", () => {
    const file = "kind: TenantryRun\napiVersion: tenantry.dev/v1alpha1\nspec:\n  # why\n  source: oci://x\n";
    const root = makeRoot({ "run.yaml": file });
    const config = { apiVersion: "tenantry.dev/v1alpha1", kind: "TenantryRun", spec: { source: "oci://x" } };
    expect(runKrm(cli, root, resourceList("", config)).stderr).toMatch(/^run\.yaml:5:11: error \[function-config\]/);
  });

  it("is refused where nobody knows what its source is relative to, whatever stands in the working folder", () => {
    const config = { apiVersion: "tenantry.dev/v1alpha1", kind: "TenantryRun", spec: { source: "./x.mjs" } };
    const root = makeRoot({ "x.mjs": "export default () => [];", "kustomization.yaml": "generators: [gen]\n" });
    const { status, stderr } = runKrm(cli, root, resourceList(ITEMS, config));
    expect(status).toBe(1);
    expect(stderr).toContain(
      '`spec.source` is "./x.mjs": its path is relative to the file of this configuration, which was not found\n',
    );
    expect(stderr).toContain(`help: the kustomization file of ${root} has to list the file of TenantryRun, `);
  });
});
