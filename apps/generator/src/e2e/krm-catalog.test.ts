import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readYaml } from "@tenantry/flux-postbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { parseDocument, type YAMLSeq } from "yaml";
import { readTree } from "../test-root.ts";
import { buildCli, catalogFile, edit, makeCatalogs, makeRendered, workloads } from "./test-cli.ts";
import { resourceList, runKrm } from "./test-krm.ts";

let cli = "";
beforeAll(() => {
  const built = buildCli();
  cli = built.cli;
  return built.remove;
});

const ANNOTATIONS = { "config.kubernetes.io/function": "exec: {path: tenantry, args: [krm]}\n" };
const TODAY = ["--today", "2026-11-21"];
const POD = "- apiVersion: v1 # as it is\n  kind: Pod\n  metadata: {name: p}\n";
const folder = "kubernetes/catalogs/bench-01";

/** The catalog as kustomize hands it over: annotated, without comments, keys in another order. */
function readFunctionConfig(root: string) {
  const { spec, metadata, kind, apiVersion } = parseDocument(readFileSync(join(root, catalogFile), "utf8")).toJS();
  const local = { ...ANNOTATIONS, "config.kubernetes.io/local-config": "true" };
  return { spec, metadata: { annotations: local, ...metadata }, kind, apiVersion };
}

/** A root as Git has it. */
function makeRepository(): string {
  const root = makeCatalogs(3);
  mkdirSync(join(root, ".git"));
  return root;
}

describe("a TenantCatalog as function", () => {
  it("adds exactly the documents of the rendered folder behind the items, and writes no file", () => {
    const root = makeRendered(cli, 3);
    mkdirSync(join(root, ".git"));
    const before = readTree(root);
    const run = runKrm(cli, join(root, folder), resourceList(POD, readFunctionConfig(root)));
    expect(run).toMatchObject({ status: 0, stderr: "" });
    expect(readTree(root)).toEqual(before);
    const rendered = Object.entries(before)
      .filter(([path]) => path.startsWith(`${workloads}/`) && !path.endsWith("kustomization.yaml"))
      .flatMap(([, text]) => text.replace(/^#.*\n/, "").split(/^---\n/m))
      .map((text) => {
        const read = readYaml(text);
        return read.ok ? read.value : text;
      });
    expect(rendered.length).toBeGreaterThan(10);
    const sort = (list: readonly unknown[]) => list.map((it) => JSON.stringify(it)).sort();
    expect(sort(run.items.slice(1))).toEqual(sort(rendered));
    expect(run.stdout).toContain(POD);
    // As text, too: nothing is quoted, folded or sorted anew.
    const cluster = readFileSync(join(root, workloads, "shared-cluster/cluster.yaml"), "utf8")
      .split("\n")
      .slice(1);
    for (const line of cluster) expect(run.stdout).toContain(line);
  });

  it("leaves out the copy of itself that kustomize puts among a generator's items", () => {
    const root = makeRepository();
    const config = readFunctionConfig(root);
    const run = runKrm(cli, join(root, folder), resourceList(`- ${JSON.stringify(config)}\n`, config));
    expect(run.status).toBe(0);
    expect(run.items.map(({ kind }) => kind)).not.toContain("TenantCatalog");
  });

  it("shows a problem with the lines of the file that holds it, and leaves the items as they came in", () => {
    const root = makeRepository();
    edit(root, catalogFile, "apiVersion:", "# a comment moves the lines\napiVersion:");
    edit(root, catalogFile, /^ {4}instances: .*$/m, "    instances: three");
    const config = readFunctionConfig(root);
    const run = runKrm(cli, join(root, folder), resourceList(POD, config));
    const line = readFileSync(join(root, catalogFile), "utf8").split("\n").indexOf("    instances: three") + 1;
    expect(run.status).toBe(1);
    expect(run.stderr).toContain(`${catalogFile}:${line}:16: error [schema] \`instances\` is "three"`);
    expect(run.stdout).toContain(`items:\n${POD}functionConfig:`);
    expect(run.results).toMatchObject([
      {
        severity: "error",
        field: { path: "spec.cluster.instances" },
        file: { path: catalogFile },
        tags: { rule: "schema", line: String(line), column: "16" },
      },
    ]);
  });

  it("names the field where no file holds it", () => {
    const root = makeRepository();
    const config = readFunctionConfig(root);
    const other = { ...config, spec: { ...config.spec, cluster: { ...config.spec.cluster, instances: "three" } } };
    const run = runKrm(cli, join(root, folder), resourceList("", other));
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/^error \[schema\] spec\.cluster\.instances: `instances` is "three"/);
    expect(run.results).toMatchObject([{ field: { path: "spec.cluster.instances" } }]);
    expect(run.results[0]).not.toHaveProperty("file");
  });

  it("reads what it includes from beside its file, which a kustomization file of another folder may name", () => {
    const root = makeRepository();
    const catalog = parseDocument(readFileSync(join(root, catalogFile), "utf8"));
    const [first, ...others] = (catalog.getIn(["spec", "tenants"]) as YAMLSeq).toJSON();
    catalog.setIn(["spec", "tenants"], others);
    catalog.setIn(["spec", "include"], ["more/*.yaml"]);
    writeFileSync(join(root, catalogFile), String(catalog));
    mkdirSync(join(root, folder, "more"));
    writeFileSync(join(root, folder, "more/first.yaml"), JSON.stringify(first));
    mkdirSync(join(root, "overlay"));
    writeFileSync(
      join(root, "overlay/kustomization.yaml"),
      "generators:\n- ../kubernetes/catalogs/bench-01/tenants.yaml\n",
    );
    const here = runKrm(cli, join(root, folder), resourceList("", readFunctionConfig(root)));
    const there = runKrm(cli, join(root, "overlay"), resourceList("", readFunctionConfig(root)));
    expect(here).toMatchObject({ status: 0, stderr: "" });
    expect(there).toEqual(here);
    expect(here.items.filter(({ kind }) => kind === "Database").length).toBe(3);
  });

  it("includes nothing where its file is not known", () => {
    const root = makeRepository();
    const config = readFunctionConfig(root);
    const spec = { ...config.spec, include: ["more/*.yaml"], plugins: [{ source: "./x.mjs" }] };
    const { status, stderr } = runKrm(
      cli,
      join(root, folder),
      resourceList("", { ...config, metadata: { name: "y" }, spec }),
    );
    expect(status).toBe(1);
    const why = "its path is relative to the file of this configuration, which was not found";
    expect(stderr).toContain(`error [function-config] \`spec.include\`: ${why}\n`);
    expect(stderr).toContain(`error [function-config] \`spec.plugins\`: ${why}\n`);
  });

  it("is read as its file has it, not as kustomize has read it: a day stays a day, what render refuses is refused", () => {
    const root = makeRepository();
    const waiver = "    - rule: operator-end-of-life\n";
    edit(root, catalogFile, waiver, `${waiver}      until: 2027-01-01\n`);
    const { spec, ...config } = readFunctionConfig(root);
    const [first, ...others] = spec.waivers;
    const waivers = [{ ...first, until: "2027-01-01T00:00:00Z" }, ...others];
    const day = runKrm(cli, join(root, folder), resourceList("", { ...config, spec: { ...spec, waivers } }), ...TODAY);
    expect(day).toMatchObject({ status: 0, stderr: "" });
    edit(root, catalogFile, /^ {4}instances: .*$/m, "    instances: 0b11");
    const cluster = { ...spec.cluster, instances: 3 };
    const number = runKrm(
      cli,
      join(root, folder),
      resourceList("", { ...config, spec: { ...spec, waivers, cluster } }),
    );
    expect(number.status).toBe(1);
    expect(number.stderr).toContain('error [schema] `instances` is "0b11"');
  });

  it("runs the catalog's plugins", () => {
    const root = makeRepository();
    edit(root, catalogFile, /^spec:\n/m, "spec:\n  plugins: [./extra.mjs]\n");
    const made = "{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'extra', namespace: 'databases' } }";
    writeFileSync(join(root, folder, "extra.mjs"), `export default (items) => [...items, ${made}];\n`);
    const run = runKrm(cli, join(root, folder), resourceList("", readFunctionConfig(root)));
    expect(run).toMatchObject({ status: 0, stderr: "" });
    expect(run.items.filter(({ metadata }) => (metadata as { name: string }).name === "extra")).toHaveLength(1);
  });

  it("takes the folder with .git, or with kubernetes/, or --root for the root of its settings files", () => {
    const root = makeRepository();
    const input = resourceList("", readFunctionConfig(root));
    const known = runKrm(cli, join(root, folder), input);
    const plain = runKrm(cli, join(makeCatalogs(3), folder), input);
    expect(plain.stdout).toBe(known.stdout);
    const named = runKrm(cli, join(root, folder), input, "--root", "../../..");
    expect(named.stdout).toBe(known.stdout);
    const wrong = runKrm(cli, join(root, folder), input, "--root", ".");
    expect(wrong).toMatchObject({ status: 1, results: [{ tags: { rule: "settings-file" } }] });
  });
});
