import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { makeRoot, readTree, writeTree } from "../test-root.ts";
import { buildCli, makeRendered, runCli } from "./test-cli.ts";

let cli = "";
beforeAll(() => {
  const built = buildCli();
  cli = built.cli;
  return built.remove;
});

const cluster = (name: string, spec = "  instances: 3\n  storage: {size: 1Gi}\n") =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: ${name}\nspec:\n${spec}`;
const WRONG = cluster("a", "  instances: three\n  storage: {size: 1Gi}\n");
const LONG = "x".repeat(51);

/** `place error [rule]` of each error, and the summary's first line without the warnings: rules have tests of their own. */
function lint(files: Record<string, string>, ...args: readonly string[]) {
  const root = makeRoot(files);
  const before = readTree(root);
  const { status, stdout, stderr } = runCli(cli, root, "lint", ...(args.length > 0 ? args : ["."]));
  expect(readTree(root)).toEqual(before);
  const found = [...stderr.matchAll(/^(\S+: error \[[\w-]+\])/gm)].map(([, place]) => place);
  const summary = stdout.split("\n")[0]?.replace(/, \d+ warnings?/, "");
  return { status, found, summary, stdout, stderr };
}

describe("tenantry lint", () => {
  it("judges files, folders and standard input, each once, and says what it has looked at", () => {
    const files = { "b.yaml": WRONG, "a/x.yml": cluster(LONG), "a/.hidden/y.yaml": WRONG, "a/notes.txt": "x" };
    expect(lint(files, ".", "b.yaml", "--cnpg", "1.30")).toMatchObject({
      status: 1,
      found: ["a/x.yml:4:9: error [cluster-name]", "b.yaml:6:14: error [crd-schema]"],
      summary: "2 objects in 2 files: 2 errors",
    });
    const stdin = spawnSync(process.execPath, [cli, "lint", "-"], { cwd: makeRoot(), input: WRONG, encoding: "utf8" });
    expect(stdin.stderr).toContain("stdin:6:14: error [crd-schema]");
    expect(stdin.stderr).toContain("6 |   instances: three");
    expect(stdin.status).toBe(1);
  });

  it("points at values in lists, in later documents and in Lists", () => {
    const list =
      "apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ConfigMap\n    metadata:\n      name: A_b\n";
    const roles = cluster("b", "  instances: 3\n  storage: {size: 1Gi}\n  managed:\n    roles:\n      - nam: x\n");
    expect(lint({ "a.yaml": `${cluster("a")}---\n# a comment\n${roles}`, "list.yaml": list }).found).toEqual([
      "a.yaml:19:9: error [crd-schema]",
      "a.yaml:19:9: error [crd-schema]",
      "list.yaml:7:13: error [crd-schema]",
    ]);
  });

  it("reads alert expressions", () => {
    const rules = `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: a
spec:
  groups:
    - name: a
      rules:
        - alert: Unreadable
          expr: max(cnpg_collector_up
        - alert: Impossible
          expr: cnpg_pgbouncer_config_max_client_conn > 1
`;
    expect(lint({ "a.yaml": rules }).found).toEqual([
      "a.yaml:10:17: error [alert-expression-unreadable]",
      "a.yaml:12:17: error [alert-metric-exists]",
    ]);
  });

  it("reports a syntax error where it is, and judges the documents beside it", () => {
    const { found, status } = lint({ "a.yaml": `${cluster(LONG)}---\n${cluster("b", "  x: [1\n")}---\n${WRONG}` });
    expect(found).toEqual([
      "a.yaml:4:9: error [cluster-name]",
      "a.yaml:14:6: error [yaml]",
      "a.yaml:21:14: error [crd-schema]",
    ]);
    expect(status).toBe(1);
  });

  it("names what it does not judge, and does not call it wrong", () => {
    const files = {
      "chart/Chart.yaml": "apiVersion: v2\nname: x\n",
      "chart/values.yaml": "replicas: 1\n",
      "chart/templates/x.yaml": "{{ if }}\napiVersion: v1\nkind: Pod\n",
      "secret.yaml": "apiVersion: v1\nkind: Secret\ndata: {a: ENC}\nsops: {mac: x}\n",
      "app.yaml": "apiVersion: v1\nkind: Service\nmetadata: {name: x}\n",
      "tenants.yaml": "apiVersion: tenantry.dev/v1alpha1\nkind: TenantCatalog\n",
    };
    const { status, found, stdout } = lint(files);
    expect({ status, found }).toEqual({ status: 0, found: [] });
    expect(stdout).toBe(`1 object in 1 file: 0 errors, 0 warnings; no schema for Service
not judged, Helm chart: chart/templates
not judged, not Kubernetes: chart/Chart.yaml, chart/values.yaml
not judged, encrypted with SOPS: secret.yaml
not judged, tenants.yaml catalog: tenants.yaml
assumed CloudNativePG 1.30: pass --cnpg VERSION if the operator is another one
`);
  });

  it("accepts what Tenantry renders", () => {
    const root = makeRendered(cli, 3);
    const { status, stderr, stdout } = runCli(cli, root, "lint", "kubernetes");
    expect(stderr.match(/error \[.*\]/g)).toBeNull();
    expect(status).toBe(0);
    expect(stdout).not.toContain("no value");
    expect(stdout).not.toContain("no schema");
  });

  it("prints JSON, and names files outside of the root by their relative path", () => {
    const root = makeRoot({ "out/a.yaml": WRONG, "in/x": "" });
    const { stdout } = runCli(cli, join(root, "in"), "lint", "../out", "--format", "json");
    const errors = JSON.parse(stdout).problems.filter(({ severity }: { severity: string }) => severity === "error");
    expect(errors).toMatchObject([
      { rule: "crd-schema", file: "../out/a.yaml", line: 6, column: 14, path: "Cluster/a spec.instances" },
    ]);
  });
});

describe("tenantry lint with settings", () => {
  const withPlaceholder = cluster("a", "  instances: ${N}\n  storage: {size: '${SIZE}'}\n");

  it("judges values as they arrive", () => {
    const files = { "a.yaml": withPlaceholder, "set/one.yaml": "N: 3\nSIZE: x\n", "set/two.yaml": "data: {SIZE: 5}\n" };
    const args = ["a.yaml", "--settings", "set/one.yaml", "--settings", "set/two.yaml"];
    expect(lint(files, ...args)).toMatchObject({
      status: 1,
      found: ["a.yaml:7:19: error [crd-schema]", "a.yaml:7:19: error [setting-retyped]"],
    });
    expect(lint({ ...files, "set/two.yaml": "SIZE: 5Gi\n" }, ...args).status).toBe(0);
  });

  it("is silent about values that it does not know, and says which they are", () => {
    const { status, found, stdout } = lint({ "a.yaml": withPlaceholder });
    expect({ status, found }).toEqual({ status: 0, found: [] });
    expect(stdout).toContain("2 placeholders have no value here: N, SIZE; their fields are not judged: pass settings");
  });

  it("finds the settings of a Flux Kustomization among the files", () => {
    const files = {
      "a.yaml": withPlaceholder,
      "ks.yaml":
        "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a, namespace: f}\nspec: {interval: 1m, prune: true, path: ./, sourceRef: {kind: GitRepository, name: x}, postBuild: {substitute: {N: many}, substituteFrom: [{kind: ConfigMap, name: s}]}}\n",
      "s.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: s, namespace: f}\ndata: {N: '3', SIZE: 1Gi}\n",
    };
    expect(lint(files).found).toContain("a.yaml:6:14: error [crd-schema]");
    expect(lint(files).stdout).not.toContain("no value");
  });

  it("does not ask for what is escaped, or told to be left alone", () => {
    const configMap = (metadata: string, value: string) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {${metadata}}\ndata: {x: '${value}'}\n`;
    const files = {
      "a.yaml": configMap("name: a", "$${A}"),
      "b.yaml": configMap("name: b, annotations: {kustomize.toolkit.fluxcd.io/substitute: disabled}", "${B}"),
      "s.yaml": "X: 1\n",
    };
    const { stdout } = lint(files, ".", "--settings", "s.yaml");
    expect(stdout).not.toContain("no value");
  });

  it("judges each cluster of a repository with its own settings", () => {
    const flux = (name: string, value: string) =>
      `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: db-${name}, namespace: f}\nspec: {interval: 1m, prune: true, path: ./apps/${name}, sourceRef: {kind: GitRepository, name: x}, postBuild: {substitute: {N: '${value}', SIZE: 1Gi}}}\n`;
    const files = {
      "apps/a/c.yaml": withPlaceholder,
      "apps/b/c.yaml": withPlaceholder,
      "ks/a.yaml": flux("a", "3"),
      "ks/b.yaml": flux("b", "three"),
    };
    const schemaErrors = lint(files).found.filter((place) => place?.includes("crd-schema"));
    expect(schemaErrors).toEqual(["apps/b/c.yaml:6:14: error [crd-schema]"]);
  });

  it("refuses a file that holds no settings", () => {
    const files = { "a.yaml": withPlaceholder, "s.yaml": "a: {b: 1}\n" };
    expect(lint(files, "a.yaml", "--settings", "s.yaml").found).toEqual(["s.yaml:1:1: error [file]"]);
  });
});

describe("tenantry lint with kustomize", () => {
  it("judges patches by what is in them, wherever they stand", () => {
    const files = {
      "kustomization.yaml":
        "resources: [c.yaml]\npatches:\n  - path: p.yaml\n  - path: j.yaml\n    target: {kind: Cluster}\n  - patch: |-\n      apiVersion: postgresql.cnpg.io/v1\n      kind: Cluster\n      metadata: {name: a}\n      spec: {instances: two}\n",
      "c.yaml": cluster("a", "  instances: 3\n"),
      "p.yaml": cluster("a", "  storag: {size: 1Gi}\n"),
      "j.yaml": "- op: add\n  path: /spec/storage\n  value: {size: 1Gi}\n",
    };
    expect(lint(files)).toMatchObject({
      found: ["kustomization.yaml:6:12: error [crd-schema]", "p.yaml:6:3: error [crd-schema]"],
      summary: "1 object in 4 files: 2 errors; 3 patches",
    });
  });
});

describe("tenantry lint on what cannot be read", () => {
  it.each([
    ["a path that does not exist", {}, ["nowhere"], "nowhere:1:1: error [file]", "does not exist"],
    ["a folder without YAML", { "d/readme.md": "" }, ["d"], "d:1:1: error [file]", "holds no YAML"],
    ["a binary file", { "a.yaml": "a: \0\n" }, ["."], "a.yaml:1:4: error [file]", "NUL"],
    ["a version that nobody knows", { "a.yaml": WRONG }, [".", "--cnpg", "1.2"], undefined, "1.2"],
  ] as const)("%s", (_name, files, args, place, words) => {
    const { status, found, stderr } = lint(files, ...args);
    expect(status).toBe(1);
    expect(found[0]).toBe(place);
    expect(stderr).toContain(words);
  });

  it("a file of 50 MB, and a dangling link", () => {
    const root = makeRoot();
    writeFileSync(join(root, "big.yaml"), Buffer.alloc(50_000_000, "x"));
    symlinkSync("nowhere.yaml", join(root, "link.yaml"));
    const { status, stderr } = runCli(cli, root, "lint", ".");
    expect(status).toBe(1);
    expect(stderr).toContain("big.yaml:1:1: error [file] the file has 47.7 MiB");
    expect(stderr).toContain("link.yaml:1:1: error [file] cannot read link.yaml: it does not exist");
  });

  it("two thousand files", () => {
    const files = Object.fromEntries(
      Array.from({ length: 2000 }, (_, index) => [
        `f${index % 50}/${index}.yaml`,
        `---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c${index}\n`,
      ]),
    );
    const root = makeRoot();
    mkdirSync(join(root, "all"));
    writeTree(join(root, "all"), files);
    expect(runCli(cli, root, "lint", "all").stdout).toContain("2000 objects in 2000 files: 0 errors");
  });
});
