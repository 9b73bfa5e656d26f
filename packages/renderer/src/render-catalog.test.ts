import { Placeholder } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { bodyIsUnchanged } from "./print/ownership-header.ts";
import { renderCatalog } from "./render-catalog.ts";
import { BARMAN, makeCatalog, makeSetting } from "./test-catalog.ts";

const OPTIONS = { toolVersion: "1.2.3" };
const settings = { cluster: { instances: makeSetting("N", 3) }, variables: new Map([["N", "3"]]) };

describe("a rendered catalog", () => {
  it("has every file's text under a header of its own, the tool's version in one of them", async () => {
    const { files, problems } = await renderCatalog(makeCatalog({ backup: BARMAN }), OPTIONS);
    expect(problems).toEqual([]);
    expect([...files.values()].filter((text) => !bodyIsUnchanged(text))).toEqual([]);
    const versioned = [...files].filter(([, text]) => text.includes("\n# tenantry 1.2.3\n"));
    expect(versioned.map(([path]) => path)).toEqual(["out/db/kustomization.yaml"]);
  });

  it("is the same text every time", async () => {
    const catalog = makeCatalog({ backup: BARMAN });
    const [first, second] = await Promise.all([renderCatalog(catalog, OPTIONS), renderCatalog(catalog, OPTIONS)]);
    expect(first.files).toEqual(second.files);
  });

  it("keeps placeholders in its text, and escapes what only looks like one", async () => {
    const before = ["host all all ${podselector:x} trust"];
    const catalog = makeCatalog({ ...settings, cluster: { ...settings.cluster, pgHba: { before, after: [] } } });
    const { files } = await renderCatalog(catalog, OPTIONS);
    const text = files.get("out/db/shared-cluster/cluster.yaml");
    expect(text).toContain("instances: ${N}\n");
    expect(text).toContain("host all all $${podselector:x} trust");
  });

  it("lists what the Flux Kustomization applies, as the API server gets it", async () => {
    const objects = (await renderCatalog(makeCatalog(settings), OPTIONS)).listObjects();
    expect(objects.map(({ kind }) => kind)).not.toContain("Kustomization");
    expect(objects.find(({ kind }) => kind === "Cluster")).toMatchObject({ spec: { instances: 3 } });
  });
});

describe("a faulty catalog", () => {
  const faulty = makeCatalog({ cluster: { instances: 1.5 } });

  it("gives problems and no files", async () => {
    const { files, problems } = await renderCatalog(faulty, OPTIONS);
    expect(files.size).toBe(0);
    expect(problems).toMatchObject([{ severity: "error", file: faulty.file, path: "spec.cluster.instances" }]);
  });

  it("says which versions of CloudNativePG are known when its own is not", async () => {
    const { files, problems } = await renderCatalog(
      makeCatalog({ versions: { cloudNativePG: "1.12", flux: "2.9" } }),
      OPTIONS,
    );
    expect(files.size).toBe(0);
    expect(problems).toMatchObject([{ rule: "version-unsupported", path: "spec.versions.cloudNativePG" }]);
    expect(problems[0]?.message).toContain("1.30");
  });

  it("gives problems with lines where it knows the catalog's text", async () => {
    const text = "kind: TenantCatalog\nspec:\n  cluster:\n    instances: 1.5\n";
    const { problems } = await renderCatalog(faulty, { ...OPTIONS, source: { file: faulty.file, text, included: [] } });
    expect(problems[0]?.line).toBeGreaterThan(2);
  });
});

describe("a setting whose value Flux would turn into something else", () => {
  const render = async (text: string, value: string | number, setting: string) => {
    const storageClass = new Placeholder(text, String(value), ["spec", "cluster", "storage", "storageClass"]);
    const variables = new Map([["X", setting]]);
    const { problems } = await renderCatalog(
      makeCatalog({ cluster: { storage: { size: "1Gi", storageClass } }, variables }),
      OPTIONS,
    );
    return problems.map(({ rule, path, message }) => `${rule} ${path}: ${message}`);
  };

  it.each([
    ["${X}", "17.10", "17.10", "17.10` arrives as the number 17.1"],
    ["1${X}", "13", "3", "13` arrives as the number 13"],
    ["${X}", "*/5", "*/5", "is a YAML alias"],
    ["${X}", "yes", "yes", "arrives as the boolean true"],
  ])("is refused: %s for %j", async (text, value, setting, words) => {
    const problems = await render(text, value, setting);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`setting-retyped spec.cluster.storage.storageClass: ${text} does not arrive`);
    expect(problems[0]).toContain(words);
  });

  it.each([
    ["${X}", "fast", "fast"],
    ["s-${X}", "s-3", "3"],
  ])("is no such thing: %s for %j", async (text, value, setting) => {
    expect(await render(text, value, setting)).toEqual([]);
  });

  it("is told once per place, however many objects hold it", async () => {
    const name = new Placeholder("${X}", "017", ["spec", "secrets", "store", "name"]);
    const secrets = { ...makeCatalog().secrets, name };
    const catalog = makeCatalog({ secrets, backup: BARMAN, variables: new Map([["X", "017"]]) });
    const { problems } = await renderCatalog(catalog, OPTIONS);
    expect(problems.filter(({ rule }) => rule === "setting-retyped")).toHaveLength(1);
  });
});

describe("a text that Flux and kustomize do not deliver", () => {
  const render = async (description: string) => {
    const overrides = { fields: { description }, origin: ["spec", "cluster", "spec"] };
    return renderCatalog(makeCatalog({ cluster: { overrides } }), OPTIONS);
  };

  it.each([
    ["\tfirst\n\tsecond\n", "it starts with a tab and has several lines"],
    ["a\x7f", "it has the character U+007F"],
    ["a\x85b", "its line break U+0085 arrives as another character"],
    ["\ud800", "it has half of a surrogate pair"],
  ])("is refused with its place in the catalog: %j", async (text, reason) => {
    const { problems, files } = await render(text);
    expect(problems).toMatchObject([{ rule: "text-undeliverable", path: "spec.cluster.spec.description" }]);
    expect(problems[0]?.message).toContain(
      `Cluster shared: spec.description cannot arrive as it is written: ${reason}`,
    );
    expect(files.size).toBe(0);
  });

  it.each(["\tone line", "  first\n\tsecond\n", "\n\tsecond", "😀"])("is not %j, which arrives", async (text) => {
    expect((await render(text)).problems).toEqual([]);
  });
});
