import { describe, expect, it } from "vitest";
import { readKustomizeRoles } from "./kustomize-roles.ts";
import { readObjects } from "./test-inputs.ts";

async function roles(files: Record<string, string>) {
  return readKustomizeRoles(await readObjects(files));
}

describe("readKustomizeRoles", () => {
  it("knows patches of every spelling, and what generators read", async () => {
    const text = `
patches:
- path: a.yaml
  target: {kind: Cluster, name: db}
- patch: |-
    kind: Pooler
patchesStrategicMerge:
- sub/b.yaml
- |-
  kind: Database
  x: 1
patchesJson6902:
- path: c.yaml
configMapGenerator:
- files: [d.yaml, key=e.yaml]
configurations: [f.yaml]
`;
    const found = await roles({ "app/kustomization.yaml": text });
    expect([...found.patchFiles]).toEqual(["/repo/app/a.yaml", "/repo/app/sub/b.yaml", "/repo/app/c.yaml"]);
    expect([...found.dataFiles].sort()).toEqual(["/repo/app/d.yaml", "/repo/app/e.yaml", "/repo/app/f.yaml"]);
    expect(found.targets).toEqual([{ kind: "Cluster", name: "db" }]);
    expect(found.inlinePatches.map(({ place }) => place)).toEqual([
      ["patches", 1, "patch"],
      ["patchesStrategicMerge", 1],
    ]);
  });

  it("lets the outermost namespace win, and gives a base of two overlays none", async () => {
    const found = await roles({
      "base/kustomization.yaml": "resources: [x.yaml]\n",
      "one/kustomization.yaml": "namespace: one\nresources: [../base, inner, own.yaml]\n",
      "one/inner/kustomization.yaml": "namespace: inner\nresources: [y.yaml]\n",
      "two/kustomization.yaml": "namespace: two\nresources: [../base]\n",
    });
    expect(found.namespaceOf("/repo/one/own.yaml")).toBe("one");
    expect(found.namespaceOf("/repo/one/inner/y.yaml")).toBe("one");
    expect(found.namespaceOf("/repo/base/x.yaml")).toBeUndefined();
    expect(found.namespaceOf("/repo/else.yaml")).toBeUndefined();
  });

  it("survives files that list each other, and fields of any type", async () => {
    await roles({
      "a/kustomization.yaml": "resources: [../b]\npatches: x\nnamespace: 1\nconfigMapGenerator: [1]\n",
      "b/kustomization.yaml": "resources: [../a, 1, {}]\npatches: [1, null, {path: 3, target: x}]\n",
    });
  });
});
