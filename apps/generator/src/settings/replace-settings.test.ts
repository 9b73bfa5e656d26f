import { parseCatalog, readSettings } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { replaceSettings } from "./replace-settings.ts";

const catalog = `apiVersion: tenantry.dev/v1alpha1
kind: TenantCatalog
metadata:
  name: infra
spec:
  flux:
    substituteFrom:
      - { kind: ConfigMap, name: first, file: first.yaml }
      - { kind: ConfigMap, name: second, file: second.yaml }
  cluster:
    name: shared
    storage:
      size: 10Gi
  backup:
    method: none
    reason: test
  secrets:
    store:
      name: vault
  tenants:
    - name: harbor
`;
const settings = (name: string, data: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n${data}`;

async function replace(texts: Record<string, string | undefined>, values: Record<string, string>) {
  const parsing = await parseCatalog(catalog, "tenants.yaml", () => ({ files: [], problems: [] }));
  if (!parsing.ok) throw new Error(JSON.stringify(parsing.problems));
  return replaceSettings(parsing.parsed, new Map(Object.entries(texts)), new Map(Object.entries(values)));
}

describe("replaceSettings", () => {
  it("changes the values that the files define, in a text that reads like theirs", async () => {
    const texts = {
      "first.yaml": settings("first", '  A: "1"\n  B: "x: ${y} \\u0001 #z"\n'),
      "second.yaml": settings("second", '  B: "2"\n'),
    };
    const replaced = await replace(texts, { A: "7", C: "8" });
    const expected = { name: "first", namespace: "flux-system" };
    expect(await readSettings(replaced.get("first.yaml") ?? "", "first.yaml", expected)).toEqual(
      await readSettings(texts["first.yaml"].replace("1", "7"), "first.yaml", expected),
    );
    expect(await readSettings(replaced.get("second.yaml") ?? "", "", { ...expected, name: "second" })).toEqual({
      ok: true,
      data: { B: "2" },
    });
  });

  it("leaves missing and faulty files to those who report them", async () => {
    const texts = { "first.yaml": undefined, "second.yaml": "kind: [" };
    expect(Object.fromEntries(await replace(texts, { A: "7" }))).toEqual(texts);
  });
});
