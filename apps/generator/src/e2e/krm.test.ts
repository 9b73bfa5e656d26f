import { spawnSync } from "node:child_process";
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

const start = (input: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, [cli, "krm", ...args], { cwd: makeRoot(), input, encoding: "utf8" });

describe("tenantry krm", () => {
  it("refuses a malformed ResourceList with its place and line, and still writes one", () => {
    const run = runKrm(cli, makeRoot(), "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n- 1\n");
    expect(run).toMatchObject({ status: 1, items: [] });
    expect(run.stderr).toContain(
      "stdin:4:3: error [resource-list] item 1 of the ResourceList is the number 1\n    4 | - 1\n      |   ^\n",
    );
    expect(run.results).toMatchObject([
      { message: "the ResourceList has no `functionConfig`" },
      { severity: "error", field: { path: "items[0]" }, file: { path: "stdin" } },
    ]);
  });

  it.each([
    ["", "standard input is empty"],
    ["a: [1\n", "this [ is never closed"],
    ["a: 1\na: 2\n", 'the key "a" stands twice'],
    ["\u0000", "the file holds a NUL byte"],
    ["kind: Pod\n", 'standard input is of kind "Pod"'],
  ])("says what is wrong with %j", (input, message) => {
    const run = runKrm(cli, makeRoot(), input);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain(message);
  });

  it("reads 32 MiB at most", () => {
    const run = runKrm(cli, makeRoot(), "#".repeat(32 * 1024 * 1024 + 1));
    expect(run.stderr).toContain("stdin:1:1: error [file] there is more than 32 MiB of it");
    expect(run.status).toBe(1);
  });

  it.each([
    [{ apiVersion: "tenantry.dev/v1alpha1", kind: "TenantryRnu" }, "did you mean TenantryRun?"],
    [{ apiVersion: "tenantry.dev/v1alpha1", kind: "ConfigMap" }, "one of TenantCatalog, TenantryLint, TenantryRun"],
    [{ apiVersion: "tenantry.dev/v1", kind: "TenantryRun" }, "write `apiVersion: tenantry.dev/v1alpha1`"],
    [{ apiVersion: "krm.kcl.dev/v1alpha1", kind: "KCLRun" }, "write a TenantryRun"],
    [{}, "of no kind and no apiVersion"],
    [{ apiVersion: "tenantry.dev/v1alpha1", kind: "constructor" }, "one of TenantCatalog"],
  ])("names the known functions where the functionConfig is %j", (config, message) => {
    const items = "- {apiVersion: v1, kind: Pod} # as it is\n";
    const run = runKrm(cli, makeRoot(), resourceList(items, config));
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("error [function-config] the functionConfig");
    expect(run.stderr).toContain(message);
    expect(run.stdout).toContain(items);
  });

  it("takes no arguments and no format: standard output is kustomize's alone", () => {
    expect(start("", "x")).toMatchObject({ status: 2, stdout: "" });
    expect(start("", "--settings", "x.yaml")).toMatchObject({ status: 2, stdout: "" });
    for (const format of ["json", "github", "sarif", "jsno"]) {
      const refused = start("", "--format", format);
      expect(refused).toMatchObject({ status: 2, stdout: "" });
      expect(refused.stderr).toMatch(/^tenantry: (?:krm does not take --format: .*|unknown format jsno)\n {4}help: /);
    }
    expect(start("", "--format", "json", "--root", "missing")).toMatchObject({ status: 2, stdout: "" });
  });
});

const CLUSTER = `- apiVersion: postgresql.cnpg.io/v1 # as it is
  kind: Cluster
  metadata:
    name: shop
    namespace: shop
    annotations: {config.kubernetes.io/index: '0', internal.config.kubernetes.io/path: db/cluster.yaml}
  spec:
    instances: \${INSTANCES}
    storage: {size: 1Gi}
`;
const DAILY = `- apiVersion: postgresql.cnpg.io/v1
  kind: ScheduledBackup
  metadata: {name: daily, namespace: shop}
  spec: {schedule: "0 2 * * *", cluster: {name: shop}}
`;

describe("a TenantryLint", () => {
  const lint = (items: string, spec: object, files: Record<string, string> = {}) => {
    const config = {
      apiVersion: "tenantry.dev/v1alpha1",
      kind: "TenantryLint",
      spec: { cloudNativePG: "1.30", ...spec },
    };
    const run = runKrm(cli, makeRoot({ "lint.yaml": JSON.stringify(config), ...files }), resourceList(items, config));
    expect(run.stdout).toContain(items);
    return { ...run, errors: run.results.filter(({ severity }) => severity === "error") };
  };

  it("judges items by schemas and rules, with the values of settings, and changes nothing", () => {
    const files = { "settings.yaml": "apiVersion: v1\nkind: ConfigMap\ndata:\n  INSTANCES: three\n" };
    const run = lint(CLUSTER, { settings: ["settings.yaml"] }, files);
    expect(run.status).toBe(1);
    expect(run.errors).toMatchObject([
      {
        resourceRef: { kind: "Cluster", name: "shop", namespace: "shop" },
        field: { path: "spec.instances" },
        file: { path: "db/cluster.yaml", index: 0 },
        tags: { rule: "crd-schema" },
      },
    ]);
    expect(run.stderr).toContain("error [crd-schema] Cluster shop: spec.instances");
    expect(lint(CLUSTER, { substitute: { INSTANCES: "3" } })).toMatchObject({ status: 0, errors: [] });
  });

  it("reads settings from beside its file, and from nowhere where that is not known", () => {
    const spec = { cloudNativePG: "1.30", settings: ["settings.yaml"] };
    const config = { apiVersion: "tenantry.dev/v1alpha1", kind: "TenantryLint", metadata: { name: "lint" }, spec };
    const settings = (value: string) => `apiVersion: v1\nkind: ConfigMap\ndata:\n  INSTANCES: ${value}\n`;
    const files = {
      "kustomization.yaml": "transformers: [lint]\n",
      "lint/lint.yaml": JSON.stringify(config),
      "lint/settings.yaml": settings("three"),
      "settings.yaml": settings('"3"'),
    };
    const input = resourceList(CLUSTER, config);
    const listed = runKrm(cli, makeRoot({ ...files, "lint/kustomization.yaml": "resources: [lint.yaml]\n" }), input);
    expect(listed.stderr).toContain("error [crd-schema] Cluster shop: spec.instances");
    const { status, stderr } = runKrm(cli, makeRoot(files), input);
    expect(status).toBe(1);
    expect(stderr).toContain(
      "error [function-config] `spec.settings` names settings.yaml: its path is relative to the file of this configuration",
    );
  });

  it("passes with warnings, and says which placeholders it knows nothing of", () => {
    const run = lint(CLUSTER, {});
    expect(run).toMatchObject({ status: 0, errors: [] });
    expect(run.results.length).toBeGreaterThan(0);
    expect(run.stderr).toContain("1 placeholder has no value here: INSTANCES;");
  });

  it("sees all items at once, of those that match", () => {
    expect(lint(CLUSTER + DAILY, {}).errors).toMatchObject([
      { tags: { rule: "backup-method" } },
      { tags: { rule: "scheduled-backup-five-fields" } },
    ]);
    const matchConstraints = { resourceRules: [{ apiGroups: ["postgresql.cnpg.io"], kinds: ["Cluster"] }] };
    expect(lint(CLUSTER + DAILY, { matchConstraints }).errors).toEqual([]);
  });

  it("refuses a configuration that it does not understand", () => {
    const run = lint(CLUSTER, { cloudNativePg: "1.30", flux: 2.9, substitute: { A: 1 }, settings: ["none.yaml"] });
    const messages = [...run.stderr.matchAll(/\[function-config\] (.*)/g)].map(([, message]) => message);
    expect(messages).toEqual([
      "unknown key `spec.cloudNativePg`; did you mean `cloudNativePG`?",
      '`spec.flux` is 2.9: expected a version, quoted: "x.y" or "x.y.z"',
      "`spec.substitute.A` is 1: expected text",
    ]);
    expect(lint(CLUSTER, { settings: ["none.yaml"] }).stderr).toContain("none.yaml does not exist");
    expect(lint(CLUSTER, { settings: ["none.yaml"] }).stderr).toContain("relative to the file of the TenantryLint\n");
    const version = lint(CLUSTER, { cloudNativePG: "1.12" });
    expect(version.status).toBe(1);
    expect(version.stderr).toMatch(/help: choose one of .* by `spec\.cloudNativePG`\n/);
  });

  it("refuses an apiVersion among the groups, which would match nothing", () => {
    const resourceRules = [{ apiGroups: ["apps/v1"], kinds: ["Cluster"] }];
    const run = lint(CLUSTER, { matchConstraints: { resourceRules } });
    expect(run.stderr).toContain('resourceRules[0].apiGroups[0]` is "apps/v1", an apiVersion');
    expect(run.stderr).toContain("help: write `apps`, or move it to `apiVersions`\n");
    expect(run.results).toHaveLength(1);
  });
});
