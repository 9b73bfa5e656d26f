import { describe, expect, it } from "vitest";
import { planSettings } from "./plan-settings.ts";

const settingsFile = "kubernetes/clusters/infra/cluster-settings.yaml";

function catalogText(parts: { settings?: string; from?: string } = {}): string {
  const from = parts.from ?? `\n      - kind: ConfigMap\n        name: cluster-settings\n        file: ${settingsFile}`;
  return `apiVersion: tenantry.dev/v1alpha1
kind: TenantCatalog
metadata:
  name: infra
spec:
  flux:
    substituteFrom:${from}
  settings:${parts.settings ?? '\n    SIZE: "10Gi"\n    CLASS: "fast"'}
  cluster:
    name: shared
    storage:
      size: \${SIZE}
      storageClass: \${CLASS}
  backup:
    method: none
    reason: test
  secrets:
    store:
      name: vault
  tenants:
    - name: harbor
`;
}

const configMap = `# by hand
apiVersion: v1
kind: ConfigMap
metadata:
  name: cluster-settings
data:
  CLASS: "slow" # kept
  # trailing comment
`;

async function plan(catalog: string, settings: string | undefined) {
  return planSettings(catalog, "tenants.yaml", {
    readSettingsText: () => ({ ok: true, text: settings }),
    listIncluded: () => ({ files: [], problems: [] }),
  });
}

describe("planSettings", () => {
  it("writes no default that rendering would refuse", async () => {
    const { problems, addition } = await plan(
      catalogText({ settings: '\n    SIZE: "-5"\n    CLASS: "fast"' }),
      configMap,
    );
    expect(addition).toBeUndefined();
    expect(problems).toMatchObject([{ rule: "setting-value", severity: "error" }]);
    expect(problems[0]?.message).toContain("SIZE");
  });

  it("adds what is missing with its default, and keeps comments, order and values", async () => {
    const { problems, addition } = await plan(catalogText(), configMap);
    expect(problems).toEqual([]);
    expect(addition).toMatchObject({ path: settingsFile, added: new Map([["SIZE", "10Gi"]]) });
    for (const line of configMap.split("\n")) expect(addition?.text.split("\n")).toContain(line);
    expect(addition?.text).toContain('  SIZE: "10Gi"\n');
  });

  it("has nothing to add where nothing is missing", async () => {
    expect(await plan(catalogText(), configMap.replace("\ndata:", '\ndata:\n  SIZE: "1Gi"'))).toEqual({ problems: [] });
  });

  it("creates a settings file that does not exist yet", async () => {
    const { addition } = await plan(catalogText(), undefined);
    expect(addition?.text).toContain(
      "kind: ConfigMap\nmetadata:\n  name: cluster-settings\n  namespace: flux-system\n",
    );
    expect([...(addition?.added.keys() ?? [])].sort()).toEqual(["CLASS", "SIZE"]);
  });

  it("adds none while some have no default, and names all of these at the place where a default goes", async () => {
    const { problems, addition } = await plan(
      catalogText({ settings: '\n    OTHER: "1"' }),
      configMap.replace("CLASS", "X"),
    );
    expect(addition).toBeUndefined();
    const place = { file: "tenants.yaml", line: 11, path: "spec.settings" };
    expect(problems).toMatchObject(
      ["CLASS", "SIZE"].map((name) => ({ ...place, message: expect.stringContaining(name) })),
    );
  });

  it("refuses a settings file of two YAML documents at the second one, and every other faulty file with it", async () => {
    const second = "kubernetes/clusters/infra/second.yaml";
    const from = [settingsFile, second].map(
      (path, index) => `\n      - kind: ConfigMap\n        name: s${index}\n        file: ${path}`,
    );
    const texts = new Map([
      [settingsFile, `${configMap.replace("cluster-settings", "s0")}---\n${configMap}`],
      [second, configMap],
    ]);
    const { problems, addition } = await planSettings(catalogText({ from: from.join("") }), "tenants.yaml", {
      readSettingsText: (path) => ({ ok: true, text: texts.get(path) }),
      listIncluded: () => ({ files: [], problems: [] }),
    });
    expect(addition).toBeUndefined();
    expect(problems).toMatchObject([
      { rule: "yaml", file: settingsFile, line: 9, column: 1 },
      { rule: "settings-file", file: second },
    ]);
  });

  it("does not touch a file that it cannot edit safely, and shows the lines to add", async () => {
    const flow = `${configMap.split("\ndata:")[0]}\ndata: { CLASS: "slow" }\n`;
    const { problems, addition } = await plan(catalogText(), flow);
    expect(addition).toBeUndefined();
    expect(problems).toMatchObject([{ file: settingsFile, help: expect.stringContaining('SIZE: "10Gi"') }]);
  });

  it("passes on what is wrong with the catalog or the settings file", async () => {
    expect((await plan("kind: [", configMap)).problems[0]).toMatchObject({ rule: "yaml" });
    expect((await plan(catalogText(), configMap.replace("ConfigMap", "Secret"))).problems).not.toEqual([]);
  });

  it("needs a settings file to write to", async () => {
    expect((await plan(catalogText({ from: " []" }), undefined)).problems).toMatchObject([
      { path: "spec.flux.substituteFrom", line: 7 },
    ]);
  });
});
