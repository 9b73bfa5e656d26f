import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildFiles, resources } from "./resources.ts";
import { BARMAN, makeCatalog, makePooler, makeTenant } from "./test-catalog.ts";

const folder = new URL("./resources/", import.meta.url);
const names = readdirSync(folder);
const kinds = names.filter((name) => !name.endsWith(".test.ts")).map((name) => name.replace(/\.ts$/, ""));
/** What is built from the others' files. */
const SURROUNDING = ["flux-kustomization", "kustomization-file"];
const OPTIONS = { toolVersion: "1.2.3" };

describe("the set of kinds", () => {
  it("is listed in full", () => {
    expect([...resources.map(([id]) => id), ...SURROUNDING].sort()).toEqual(kinds.sort());
  });

  it.each(kinds)("%s has its test beside it", (kind) => {
    expect(names).toContain(`${kind}.test.ts`);
  });

  it.each(kinds)("%s imports no other kind", (kind) => {
    const text = readFileSync(new URL(`${kind}.ts`, folder), "utf8");
    expect(text.match(/from "\.\/[^"]*"/g)).toBeNull();
  });
});

describe("the files of a catalog", () => {
  const everything = makeCatalog({ backup: BARMAN, cluster: { manageNamespace: true } });

  it("are listed in the kustomization file in the order in which a reader needs them", () => {
    const file = buildFiles(everything, OPTIONS).find(({ path }) => path === "out/db/kustomization.yaml");
    expect(Reflect.get(file?.objects[0]?.object ?? {}, "resources")).toEqual([
      "shared-cluster/namespace.yaml",
      "shared-cluster/externalsecrets.yaml",
      "shared-cluster/cluster.yaml",
      "shared-cluster/scheduledbackup.yaml",
      "shared-cluster/databases.yaml",
      "poolers/harbor-pooler.yaml",
      "poolers/harbor-pooler-pdb.yaml",
      "shared-cluster/monitoring-configmap.yaml",
      "shared-cluster/podmonitor.yaml",
      "shared-cluster/prometheusrule.yaml",
      "shared-cluster/dashboard.yaml",
      "shared-cluster/backup-validation.yaml",
    ]);
  });

  it("all stand in the owned folder but for the Flux Kustomization", () => {
    const outside = buildFiles(everything, OPTIONS).filter(({ path }) => !path.startsWith("out/db/"));
    expect(outside.map(({ path }) => path)).toEqual(["out/ks.yaml"]);
  });

  it("have objects of the cluster's namespace only, and each object once", () => {
    const objects = buildFiles(everything, OPTIONS)
      .filter(({ substitution }) => substitution !== "none")
      .flatMap((file) => file.objects.map(({ object }) => object));
    const ids = objects.map(({ kind, metadata }) => `${kind}/${metadata?.name}`);
    expect(new Set(ids).size).toBe(ids.length);
    const namespaced = objects.filter(({ kind }) => kind !== "Namespace");
    expect([...new Set(namespaced.map(({ metadata }) => metadata?.namespace))]).toEqual(["databases"]);
  });

  it("are refused where two would be one", () => {
    const twins = [makePooler("a"), makePooler("a")];
    const catalog = makeCatalog({ tenants: [makeTenant("harbor", { poolers: twins })] });
    expect(() => buildFiles(catalog, OPTIONS)).toThrow("two kinds of resources write out/db/poolers/a.yaml");
  });
});
