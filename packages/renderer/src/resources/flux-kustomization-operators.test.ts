import type { Catalog } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { BARMAN, listObjects, makeCatalog } from "../test-catalog.ts";
import { makeOperator } from "../test-platform.ts";
import { fillUnits } from "../units.ts";
import { buildFluxKustomizations } from "./flux-kustomization.ts";

const build = (from: Catalog, paths: readonly string[]) => buildFluxKustomizations(from, fillUnits(from, paths));

describe("operators", () => {
  const cloudNativePG = makeOperator("cloudNativePG");
  const barmanCloud = makeOperator("barmanCloud", { dependsOn: [{ name: "cert-manager" }] });
  const operators = [cloudNativePG, barmanCloud, makeOperator("dragonfly")];
  const order = (changes: Parameters<typeof makeCatalog>[0], stages: readonly string[]) => {
    const from = makeCatalog({ operators, ...changes });
    const folders = ["operators/cloudnative-pg", "operators/plugin-barman-cloud", "operators/dragonfly-operator"];
    const paths = [...folders, ...stages].map((folder) => `out/db/${folder === "" ? "" : `${folder}/`}x.yaml`);
    const found = listObjects([build(from, paths)]).map(({ metadata, spec }) => [
      metadata.name,
      (spec.dependsOn ?? []).map(({ name }: { name: string }) => name),
    ]);
    return Object.fromEntries(found);
  };
  const plugin = { ...BARMAN, method: "plugin" } as const;

  it("come before the databases, each in a Flux Kustomization of its own, and the plugin after its operator", () => {
    expect(order({ backup: plugin }, [""])).toEqual({
      "any-cloudnative-pg": [],
      "any-plugin-barman-cloud": ["cert-manager", "any-cloudnative-pg"],
      "any-dragonfly-operator": [],
      "any-databases": ["any-cloudnative-pg", "any-plugin-barman-cloud"],
    });
  });

  it("hold back only what needs them", () => {
    expect(order({ backup: BARMAN }, [""])["any-databases"]).toEqual(["any-cloudnative-pg"]);
    const objectStore = { bucket: "b", serverName: "s", credentials: "c" };
    const bootstrap = { style: "recovery", from: { name: "old", objectStore }, target: {} } as const;
    const recovered = order({ cluster: { bootstrap } }, [""]);
    expect(recovered["any-databases"]).toEqual(["any-cloudnative-pg", "any-plugin-barman-cloud"]);
    const flux = { ...makeCatalog().flux, layout: "staged" } as const;
    const staged = order({ flux, backup: plugin }, ["secrets", "cluster", "tenants", "observability"]);
    expect(staged).toMatchObject({
      "any-databases-secrets": [],
      "any-databases-cluster": ["any-cloudnative-pg", "any-plugin-barman-cloud", "any-databases-secrets"],
      "any-databases-tenants": ["any-databases-cluster"],
      "any-databases-observability": ["any-databases-secrets"],
    });
  });

  it("come before the Secrets too where the operator's namespace is the cluster's", () => {
    const flux = { ...makeCatalog().flux, layout: "staged", dependsOn: [{ name: "storage" }] } as const;
    const cluster = { namespace: cloudNativePG.namespace };
    const staged = order({ flux, cluster }, ["secrets", "cluster"]);
    expect(staged["any-databases-secrets"]).toEqual(["storage", "any-cloudnative-pg"]);
    expect(staged["any-cloudnative-pg"]).toEqual([]);
  });

  it("are named once where the catalog names them itself", () => {
    const flux = { ...makeCatalog().flux, dependsOn: [{ name: "any-cloudnative-pg" }, { name: "storage" }] };
    expect(order({ flux }, [""])["any-databases"]).toEqual(["any-cloudnative-pg", "storage"]);
  });

  it("are ready when Helm says so", () => {
    const [first] = listObjects([build(makeCatalog({ operators }), ["out/db/operators/cloudnative-pg/x.yaml"])]);
    expect(first.spec.healthChecks).toEqual([
      {
        apiVersion: "helm.toolkit.fluxcd.io/v2",
        kind: "HelmRelease",
        name: "cloudnative-pg",
        namespace: "cloudnative-pg-system",
      },
    ]);
    expect(first.spec).toMatchObject({ wait: false, deletionPolicy: "Orphan", prune: true });
    expect(first.spec).not.toHaveProperty("healthCheckExprs");
  });
});
