import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { useKustomize } from "./kustomize-functions.ts";

const { folder, kustomize } = useKustomize();

const CONFIG_MAP = `apiVersion: v1
kind: ConfigMap
metadata:
  name: one
  labels: {z: "1"}
data:
  truth: "yes"
  octal: "0123"
  float: "1e3"
  time: "12:30"
  setting: \${NAME}
  literal: $\${NAME}
  lines: |
    # no comment

      deeper
`;
const SERVICE = "apiVersion: v1\nkind: Service\nmetadata: {name: two}\nspec: {ports: [{port: 80}]}\n";

const run = (kind: string, spec: object) =>
  JSON.stringify({
    apiVersion: "tenantry.dev/v1alpha1",
    kind,
    metadata: { name: "f", annotations: { "config.kubernetes.io/function": "exec: {path: tenantry, args: [krm]}" } },
    spec,
  });

function write(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(folder, "root-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const asTransformer = (module: string, spec: object = {}) =>
  write({
    "one.yaml": CONFIG_MAP,
    "two.yaml": SERVICE,
    "x.mjs": module,
    "f.yaml": run("TenantryRun", { source: "./x.mjs", ...spec }),
    "kustomization.yaml": "resources: [one.yaml, two.yaml]\ntransformers: [f.yaml]\n",
  });

describe("a TenantryRun as a transformer", () => {
  it("changes what it changes, and nothing else that kustomize would print", () => {
    const same = asTransformer("export default (items) => items;");
    const plain = write({
      "one.yaml": CONFIG_MAP,
      "two.yaml": SERVICE,
      "kustomization.yaml": "resources: [one.yaml, two.yaml]\n",
    });
    const before = kustomize.build(plain, []).stdout;
    expect(kustomize.build(same)).toMatchObject({ status: 0, stdout: before, stderr: "" });
    const label = "for (const it of items) it.metadata.labels = { ...it.metadata.labels, team: '1e3' };";
    const labelled = kustomize.build(
      asTransformer(`export default (items) => { ${label} };`, {
        matchConstraints: { resourceRules: [{ apiVersions: ["v1"], kinds: ["ConfigMap"] }] },
      }),
    );
    expect(labelled.stdout).toBe(before.replace("  labels:\n", '  labels:\n    team: "1e3"\n'));
  });

  it("adds, renames and removes", () => {
    const { objects } = kustomize.build(
      asTransformer(`export default ([one]) => [
        { ...one, metadata: { ...one.metadata, name: "renamed" } },
        { ...one, metadata: { ...one.metadata, name: "copied" } },
        { apiVersion: "v1", kind: "Pod", metadata: { name: "added" } }];`),
    );
    const names = objects.map(({ metadata }) => (metadata as { name: string }).name);
    expect(names.sort()).toEqual(["added", "copied", "renamed"]);
    for (const { metadata } of objects) expect(Object.keys(metadata as object)).not.toContain("annotations");
  });

  it("sees what later patches and Flux will not have touched: placeholders as they are written", () => {
    const root = asTransformer(
      "export default ([one]) => ({ items: [one], results: [{ severity: 'error', message: one.data.setting + one.data.literal }] });",
    );
    expect(kustomize.build(root).stderr).toContain("error [x/result] ${NAME}$${NAME}");
  });

  it.each([
    ["throws", "export default () => { throw new Error('no'); };", "threw Error: no (./x.mjs:1:30)"],
    ["returns rubbish", "export default () => 'x';", 'returned "x"'],
    ["prints", "export default () => console.log('x');", 'it printed to standard output: "x"'],
    ["writes", "import fs from 'node:fs'; export default () => fs.writeFileSync('w', '');", "it tried to write"],
    ["loops", "export default () => { for (;;); };", "it did not answer within 30 seconds"],
  ])("fails the build with its name where the plugin %s", (_what, module, message) => {
    const { status, stdout, stderr } = kustomize.build(asTransformer(module));
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("error [plugin] the plugin ./x.mjs: ");
    expect(stderr).toContain(message);
  });
});

describe("a configuration in a folder that kustomize reads", () => {
  const report =
    "export default (items, params) => ({ items, results: [{ message: JSON.stringify(params), severity: 'error' }] });";
  const params = '{since: 2027-01-01, mode: 0123, big: 1_000, bits: 0b11, line: "\\u0085"}';
  const f = run("TenantryRun", { source: "./x.mjs" });
  const inFolder = (more: Readonly<Record<string, string>>, inner = "resources: [f.yaml]\n") =>
    kustomize.build(
      write({
        "one.yaml": CONFIG_MAP,
        "kustomization.yaml": "resources: [one.yaml]\ntransformers: [gen]\n",
        "gen/kustomization.yaml": inner,
        "gen/f.yaml": f,
        ...more,
      }),
    );

  it("finds its module beside its file, whatever stands beside the kustomization file", () => {
    const wrong = { "x.mjs": "export default () => { throw new Error('the wrong one'); };" };
    const { status, stderr } = inFolder({ "gen/x.mjs": report, ...wrong });
    expect(stderr).toBe(
      "error [x/result] {}\n    help: the plugin ./x.mjs says so\nError: couldn't execute function: exit status 1 \n",
    );
    expect(status).toBe(1);
    expect(inFolder(wrong).stderr).toContain("gen/x.mjs does not exist");
  });

  it("finds it where kustomize changes the configuration on its way", () => {
    const patch =
      "patches:\n- patch: |\n    apiVersion: tenantry.dev/v1alpha1\n    kind: TenantryRun\n    metadata: {name: f}\n    spec: {params: {a: 1}}\n";
    const inner = `resources: [f.yaml]\nnamePrefix: a-\nnameSuffix: -z\nnamespace: shop\n${patch}`;
    expect(inFolder({ "gen/x.mjs": report }, inner).stderr).toContain('error [x/result] {"a":1}\n');
  });

  it("gives scalars as they are written, as those of a catalog are", () => {
    const written = f.replace(
      '"source":"./x.mjs"',
      `"source":"./x.mjs","params":${params.replace(', line: "\\u0085"', "")}`,
    );
    const { stderr } = inFolder({ "gen/x.mjs": report, "gen/f.yaml": written });
    expect(stderr).toContain('error [x/result] {"since":"2027-01-01","mode":123,"big":"1_000","bits":"0b11"}\n');
  });

  it("finds it where kustomize loses a character that Tenantry refuses to read", () => {
    const written = f.replace('"source":"./x.mjs"', `"source":"./x.mjs","params":${params}`);
    const { stderr } = inFolder({ "gen/x.mjs": report, "gen/f.yaml": written });
    expect(stderr).toContain('"mode":83,"since":"2027-01-01T00:00:00Z"}');
  });

  it("finds the settings of a TenantryLint", () => {
    const settings = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: s}\ndata: {INSTANCES: three}\n";
    const { stderr } = inFolder({
      "gen/f.yaml": run("TenantryLint", { settings: ["s.yaml"] }),
      "gen/s.yaml": settings,
      "one.yaml": CLUSTER,
    });
    expect(stderr).toContain("error [crd-schema] Cluster shop: spec.instances");
  });
});

describe("a TenantryRun as a generator", () => {
  it("makes objects out of its parameters", () => {
    const module = `export default (items, { names }) =>
      names.map((name) => ({ apiVersion: "v1", kind: "Namespace", metadata: { name } }));`;
    const files = {
      "x.mjs": module,
      "f.yaml": run("TenantryRun", { source: "x.mjs", params: { names: ["a", "yes"] } }),
    };
    const { objects, stderr } = kustomize.build(write({ ...files, "kustomization.yaml": "generators: [f.yaml]\n" }));
    expect(stderr).toBe("");
    expect(objects).toEqual(["a", "yes"].map((name) => ({ apiVersion: "v1", kind: "Namespace", metadata: { name } })));
  });
});

const CLUSTER = JSON.stringify({
  apiVersion: "postgresql.cnpg.io/v1",
  kind: "Cluster",
  metadata: { name: "shop", namespace: "shop" },
  spec: { instances: "${INSTANCES}", storage: { size: "1Gi" } },
});

const LAST = "resources: [cluster.yaml]\ntransformers: [f.yaml]\n";

function validate(config: string, { module = "", kustomization = LAST } = {}) {
  const files = { "cluster.yaml": CLUSTER, "x.mjs": module, "same.mjs": "export default () => {};" };
  const same = run("TenantryRun", { source: "same.mjs" });
  return kustomize.build(write({ ...files, "same.yaml": same, "f.yaml": config, "kustomization.yaml": kustomization }));
}

describe("a function that validates, as the last transformer", () => {
  it("lets pass what has warnings only, and leaves the objects as they are", () => {
    const { status, stderr, objects } = validate(run("TenantryLint", { substitute: { INSTANCES: "1" } }));
    expect(status, stderr).toBe(0);
    expect(stderr).toContain("warning [");
    expect(objects).toEqual([JSON.parse(CLUSTER)]);
  });

  it("fails the build with what it found", () => {
    const { status, stdout, stderr } = validate(run("TenantryLint", { substitute: { INSTANCES: "three" } }));
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("error [crd-schema] Cluster shop: spec.instances");
  });

  it("judges with rules of its own", () => {
    const config = run("TenantryRun", { source: "x.mjs" });
    const module = (
      name: string,
    ) => `export default { rules: [{ id: "named", severity: "error", title: "It is ${name}.",
      check: (items) => items.filter((item) => item.metadata.name !== "${name}").map((item) => ({ item, message: "is not" })) }] };`;
    expect(validate(config, { module: module("shop") })).toMatchObject({ status: 0, stderr: "" });
    const failed = validate(config, { module: module("other") });
    expect(failed.status).toBe(1);
    expect(failed.stderr).toContain("error [x/named] Cluster shop: is not\n    help: It is other.\n");
  });
});

describe("a function among kustomize's validators", () => {
  const validators = "resources: [cluster.yaml]\nvalidators: [f.yaml]\n";
  const modified = "validator shouldn't modify the resource map";

  it("fails the build with what it found", () => {
    const config = run("TenantryLint", { substitute: { INSTANCES: "three" } });
    const { status, stderr } = validate(config, { kustomization: validators });
    expect(status).toBe(1);
    expect(stderr).toContain("error [crd-schema] Cluster shop: spec.instances");
    expect(stderr).not.toContain(modified);
  });

  // kubernetes-sigs/kustomize#5036: it compares lines, styles and annotations that it has itself changed.
  it("that finds nothing is refused by kustomize, whatever it returns", () => {
    const config = run("TenantryLint", { substitute: { INSTANCES: "1" } });
    const { status, stderr } = validate(config, { kustomization: validators });
    expect({ status, refused: stderr.includes(modified) }).toEqual({ status: 1, refused: true });
  });

  it("passes behind another function, which leaves everything as kustomize writes it", () => {
    const config = run("TenantryLint", { substitute: { INSTANCES: "1" } });
    const { status, stderr } = validate(config, { kustomization: `${validators}transformers: [same.yaml]\n` });
    expect(status, stderr).toBe(0);
  });

  it("that changes something is refused", () => {
    const module = "export default (items) => { items[0].spec.instances = 3; };";
    const config = run("TenantryRun", { source: "x.mjs" });
    const { status, stderr } = validate(config, { module, kustomization: `${validators}transformers: [same.yaml]\n` });
    expect({ status, refused: stderr.includes(modified) }).toEqual({ status: 1, refused: true });
  });
});

describe("without --enable-exec", () => {
  it("kustomize passes over functions without a word: what should have failed is printed", () => {
    const validator = fileURLToPath(new URL("../../../docs/examples/plugins/validator", import.meta.url));
    expect(kustomize.build(validator).status).toBe(1);
    const { status, stderr, objects } = kustomize.build(validator, ["--enable-alpha-plugins"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(objects).toHaveLength(1);
  });
});

describe("kubectl kustomize", () => {
  const root = fileURLToPath(new URL("../../../docs/examples/plugins", import.meta.url));

  it("runs no function: it has no --enable-exec, refuses functions, or passes over them without a word", () => {
    const build = (...flags: readonly string[]) => kustomize.buildWithKubectl(join(root, "validator"), flags);
    expect(build().stderr).toContain("external plugins disabled; unable to load external plugin 'TenantryLint'");
    expect(build("--enable-alpha-plugins", "--enable-exec").stderr).toContain("unknown flag: --enable-exec");
    expect(build("--enable-alpha-plugins")).toMatchObject({
      status: 0,
      stderr: "",
      objects: [{ kind: "ScheduledBackup" }],
    });
  });
});
