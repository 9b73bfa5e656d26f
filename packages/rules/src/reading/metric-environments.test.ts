import { describe, expect, it } from "vitest";
import { Subject } from "../subject.ts";
import { readManifests } from "../test-subject.ts";
import { environmentsOf } from "./metric-environments.ts";

const HEAD = "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: ";
const PLUGIN = "{name: barman-cloud.cloudnative-pg.io}";
const read = (spec: string, patch = "") => {
  const manifests = [...readManifests(HEAD + spec), ...(patch === "" ? [] : readManifests(HEAD + patch, "patch"))];
  const subject = new Subject(manifests, { cloudNativePG: "1.29", today: "2026-11-21" });
  return environmentsOf(subject).map(({ cloudNativePG: _, ...rest }) => rest);
};

describe("environmentsOf", () => {
  it("knows the major of PostgreSQL, or the oldest that the operator takes by itself", () => {
    expect(read("{imageName: 'ghcr.io/x/postgresql:16.2'}")).toEqual([{ postgres: { since: 16, until: 16 } }]);
    expect(read("{imageCatalogRef: {name: x, major: 15}}")).toEqual([{ postgres: { since: 15, until: 15 } }]);
    expect(read("{}")).toEqual([{ postgres: { since: 17 } }]);
    expect(read("{imageName: 'ghcr.io/x/postgresql:latest'}")).toEqual([{}]);
    expect(read("{imageName: '${IMAGE}'}")).toEqual([{}]);
  });

  it("knows each method of backup, and none where another plugin may have its own", () => {
    const methods = (spec: string) => read(spec).map(({ backup }) => backup);
    expect(methods(`{plugins: [${PLUGIN}], backup: {volumeSnapshot: {}}}`)).toEqual(["plugin", "volumeSnapshot"]);
    expect(methods("{backup: {barmanObjectStore: {}}}")).toEqual(["barmanObjectStore"]);
    expect(methods(`{plugins: [${PLUGIN.replace("}", ", enabled: false}")}]}`)).toEqual([undefined]);
    expect(methods(`{plugins: [${PLUGIN}, {name: other}]}`)).toEqual([undefined]);
  });

  it("knows whether the default queries run", () => {
    expect(read("{monitoring: {disableDefaultQueries: true}}")[0]?.defaultQueries).toBe(false);
    expect(read("{monitoring: {disableDefaultQueries: false}}")[0]?.defaultQueries).toBeUndefined();
  });

  it("leaves to a patch what it may change", () => {
    const spec = `{imageName: 'x/postgresql:16.2', plugins: [${PLUGIN}], monitoring: {disableDefaultQueries: true}}`;
    expect(read(spec, "{imageName: 'x/postgresql:18.1'}")[0]?.postgres).toBeUndefined();
    expect(read(spec, "{imageCatalogRef: {}}")[0]?.postgres).toBeUndefined();
    expect(read(spec, "{backup: {}}")[0]?.backup).toBeUndefined();
    expect(read(spec, "{plugins: []}")[0]?.backup).toBeUndefined();
    expect(read(spec, "{monitoring: {}}")[0]?.defaultQueries).toBeUndefined();
    expect(read(spec, "{instances: 3}")).toEqual(read(spec));
  });
});
