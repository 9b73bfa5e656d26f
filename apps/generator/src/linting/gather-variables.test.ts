import { describe, expect, it } from "vitest";
import { gatherVariables } from "./gather-variables.ts";
import { readObjects } from "./test-inputs.ts";

const settings = (values: string, name = "cluster-settings") =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: flux-system}\ndata: ${values}\n`;
const kustomization = (postBuild: string, path = "./apps") =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a, namespace: flux-system}\nspec:\n  path: ${path}\n  postBuild: ${postBuild}\n`;
const FROM = "substituteFrom: [{kind: ConfigMap, name: cluster-settings}]";

async function gather(files: Record<string, string>, ...passed: Record<string, string>[]) {
  const gathered = gatherVariables(
    await readObjects(files),
    passed.map((it) => new Map(Object.entries(it))),
  );
  const valuesFor = (file: string) => Object.fromEntries(gathered.valuesFor(file).values);
  const { values, known } = gathered.all;
  return { ...gathered, variables: Object.fromEntries(values), known, valuesFor };
}

describe("gatherVariables", () => {
  it("says nothing of Flux where nothing does", async () => {
    expect(await gather({ "a.yaml": settings("{A: x}") })).toMatchObject({ substitution: "none", variables: {} });
  });

  it("takes inline values over those of ConfigMaps, later ConfigMaps over earlier ones, and passed ones over all", async () => {
    const from =
      "{substitute: {C: inline}, substituteFrom: [{kind: ConfigMap, name: one}, {kind: ConfigMap, name: two}]}";
    const files = {
      "ks.yaml": kustomization(from),
      "one.yaml": settings("{A: one, B: one, C: one, D: one}", "one"),
      "two.yaml": settings("{B: two, C: two}", "two"),
    };
    expect(await gather(files, { D: "first" }, { D: "last" })).toMatchObject({
      substitution: "flux",
      variables: { A: "one", B: "two", C: "inline", D: "last" },
      known: "all",
      missing: [],
    });
  });

  it("knows that it does not know all where a source is not among the files", async () => {
    const files = { "ks.yaml": kustomization(`{${FROM}}`) };
    expect(await gather(files)).toMatchObject({ known: "some", missing: ["ConfigMap/cluster-settings"] });
    expect(await gather(files, { A: "x" })).toMatchObject({ known: "all" });
  });

  it("gives a name no value where two clusters differ in it, but each file the one of its Kustomization", async () => {
    const files = {
      "a/ks.yaml": kustomization("{substitute: {A: x, B: same}}", "./clusters/a"),
      "b/ks.yaml": kustomization("{substitute: {A: y, B: same}}", "clusters/b/"),
    };
    const gathered = await gather(files);
    expect(gathered).toMatchObject({ variables: { B: "same" }, known: "some" });
    expect(gathered.valuesFor("/repo/clusters/a/db/x.yaml")).toEqual({ A: "x", B: "same" });
    expect(gathered.valuesFor("/repo/clusters/b/x.yaml")).toEqual({ A: "y", B: "same" });
    expect(gathered.valuesFor("/repo/clusters/c/x.yaml")).toEqual({ B: "same" });
  });

  it("does not guess between ConfigMaps of one name", async () => {
    const files = {
      "ks.yaml": kustomization(`{${FROM}}`),
      "a.yaml": settings("{A: x, B: same}"),
      "b.yaml": settings("{A: y, B: same}"),
    };
    expect(await gather(files)).toMatchObject({ variables: { B: "same" }, known: "some" });
  });

  it("takes a parent that patches postBuild into others for settings that it does not see", async () => {
    const patches = '{substitute: {A: x}}\n  patches: [{patch: "spec: {postBuild: {substituteFrom: []}}"}]';
    expect(await gather({ "ks.yaml": kustomization("{substitute: {A: x}}") })).toMatchObject({ known: "all" });
    expect(await gather({ "ks.yaml": kustomization(patches) })).toMatchObject({ known: "some" });
  });

  it("knows which files no Flux Kustomization applies", async () => {
    const { maySubstitute } = await gather({ "ks.yaml": kustomization("{substitute: {A: x}}", "./apps/wiki") });
    expect(maySubstitute("/repo/apps/wiki/a.yaml")).toBe(true);
    expect(maySubstitute("/repo/talos/a.yaml")).toBe(false);
    expect((await gather({ "ks.yaml": kustomization("{}", "./") })).maySubstitute("/repo/talos/a.yaml")).toBe(true);
    expect((await gather({}, { A: "x" })).maySubstitute("/repo/talos/a.yaml")).toBe(true);
  });
});
