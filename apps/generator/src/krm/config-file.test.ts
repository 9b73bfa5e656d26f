import { join } from "node:path";
import type { JsonObject } from "@tenantry/flux-postbuild";
import { describe, expect, it } from "vitest";
import { PathInspector } from "../disk/path-inspector.ts";
import { makeRoot } from "../test-root.ts";
import { findConfig } from "./config-file.ts";

const RUN = "apiVersion: tenantry.dev/v1alpha1\nkind: TenantryRun\nmetadata: {name: x}\nspec: {source: ./x.mjs}\n";
const CONFIG = {
  apiVersion: "tenantry.dev/v1alpha1",
  kind: "TenantryRun",
  metadata: { name: "x" },
  spec: { source: "./x.mjs" },
};

function find(files: Readonly<Record<string, string>>, config: JsonObject = CONFIG, folder = "app") {
  const root = makeRoot({ "app/readme": "", ...files });
  return findConfig(config, { inspector: new PathInspector(root), workingFolder: join(root, folder) });
}

async function folderOf(files: Readonly<Record<string, string>>, config?: JsonObject) {
  const { folder } = await find(files, config);
  return folder.known ? folder.path : folder.reason;
}

describe("the file of a functionConfig", () => {
  it.each([
    [
      "a file that is listed",
      { "app/kustomization.yaml": "generators: [a/run.yaml]\n", "app/a/run.yaml": RUN },
      "app/a",
    ],
    [
      "a file of another folder",
      { "app/kustomization.yaml": "transformers: [../fn/run.yaml]\n", "fn/run.yaml": RUN },
      "fn",
    ],
    [
      "a folder that is listed",
      {
        "app/kustomization.yaml": "generators: [./a/]\n",
        "app/a/kustomization.yaml": "resources: [run.yaml]\n",
        "app/a/run.yaml": RUN,
      },
      "app/a",
    ],
    [
      "a folder of a folder, with a cycle",
      {
        "app/kustomization.yml": "validators: [a]\n",
        "app/a/Kustomization": "resources: [../b]\n",
        "app/b/kustomization.yaml": "resources: [../a]\ncomponents: [c]\n",
        "app/b/c/kustomization.yaml": "resources: [runs.yaml]\n",
        "app/b/c/runs.yaml": `kind: Other\n---\n${RUN}`,
      },
      "app/b/c",
    ],
    [
      "an entry of several lines",
      { "app/kustomization.yaml": `generators:\n- |\n${RUN.replace(/^/gm, "  ")}\n` },
      "app",
    ],
    ["a file beside the kustomization file that nobody lists", { "app/z.yml": RUN }, "app"],
  ])("is found as %s", async (_what, files, folder) => {
    expect(await folderOf(files)).toBe(folder);
  });

  it("goes by what is listed, not by what lies beside", async () => {
    const files = {
      "app/kustomization.yaml": "generators: [a/run.yaml]\n",
      "app/a/run.yaml": RUN,
      "app/run.yaml": RUN,
    };
    expect(await folderOf(files)).toBe("app/a");
  });

  it("goes by the name that kustomize has prefixed", async () => {
    const annotations = {
      "internal.config.kubernetes.io/previousNames": "x,x",
      "internal.config.kubernetes.io/previousNamespaces": "default,shop",
    };
    const config = { ...CONFIG, metadata: { name: "pre-x", namespace: "shop", annotations } };
    const files = { "app/kustomization.yaml": "generators: [a/run.yaml]\n", "app/a/run.yaml": RUN };
    expect(await folderOf(files, config)).toBe("app/a");
    expect(await folderOf(files, { ...config, metadata: { name: "pre-x" } })).toContain("was not found");
  });

  it("gives its scalars and text as they are written, and metadata as they came", async () => {
    const text = RUN.replace("}\n", ", labels: {}}\n").replace("mjs}", "mjs, params: {day: 2027-01-01, mode: 0b11}}");
    const metadata = { name: "x", annotations: { a: "b" } };
    const spec = { source: "./x.mjs", params: { day: "2027-01-01T00:00:00Z", mode: 3 } };
    const { config, file } = await find({ "app/run.yaml": text }, { ...CONFIG, metadata, spec });
    expect(config).toEqual({
      ...CONFIG,
      metadata,
      spec: { source: "./x.mjs", params: { day: "2027-01-01", mode: "0b11" } },
    });
    expect(file).toEqual({ path: "app/run.yaml", text });
  });

  it("gives the folder alone where kustomize has changed what stands in it", async () => {
    const files = { "app/kustomization.yaml": "generators: [a/run.yaml]\n", "app/a/run.yaml": RUN };
    const config = { ...CONFIG, spec: { source: "./x.mjs", params: { patched: true } } };
    expect(await find(files, config)).toEqual({ config, folder: { known: true, path: "app/a" } });
  });

  it("is nowhere: neither another name or kind, nor other content beside the kustomization file", async () => {
    const other = { ...CONFIG, spec: { source: "./y.mjs" } };
    for (const files of [
      {},
      { "app/run.yaml": RUN.replace("name: x", "name: y") },
      { "app/run.yaml": RUN.replace("Run", "Lint") },
    ])
      expect(await folderOf(files)).toContain("was not found");
    expect(await folderOf({ "app/run.yaml": RUN }, other)).toContain("was not found");
  });

  it("is one of several: told apart by their content, refused where that is the same", async () => {
    const files = {
      "app/kustomization.yaml": "generators: [a/run.yaml]\ntransformers: [b/run.yaml]\n",
      "app/a/run.yaml": RUN,
      "app/b/run.yaml": RUN.replace("x.mjs", "y.mjs"),
    };
    expect(await folderOf(files)).toBe("app/a");
    expect(await folderOf({ ...files, "app/b/run.yaml": RUN })).toContain(
      "app/a/run.yaml and app/b/run.yaml hold one of this name",
    );
  });
});
