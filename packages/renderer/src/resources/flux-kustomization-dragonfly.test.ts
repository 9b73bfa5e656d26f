import type { Catalog } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { listObjects, makeCatalog } from "../test-catalog.ts";
import { makeDragonfly, makeOperator } from "../test-platform.ts";
import { fillUnits } from "../units.ts";
import { buildFluxKustomizations } from "./flux-kustomization.ts";

const build = (from: Catalog, paths: readonly string[]) => buildFluxKustomizations(from, fillUnits(from, paths));

describe("Dragonfly's Flux Kustomization", () => {
  const withDragonfly = makeCatalog({ dragonfly: makeDragonfly() });
  const paths = ["out/db/a.yaml", "out/db/dragonfly/dragonfly.yaml"];
  const [postgres, dragonfly] = listObjects([build(withDragonfly, paths)]);

  it("waits for its own operator, neither for PostgreSQL nor for what that waits for", () => {
    expect(dragonfly.metadata.name).toBe("any-dragonfly");
    expect(dragonfly.spec).toMatchObject({ path: "./out/db/dragonfly", dependsOn: [{ name: "dragonfly-operator" }] });
    expect(postgres.spec.healthChecks).not.toContainEqual(expect.objectContaining({ kind: "Dragonfly" }));
  });

  it("waits for the operator that the catalog installs, and for it once where that is named too", () => {
    const operators = [makeOperator("cloudNativePG"), makeOperator("dragonfly")];
    const order = (flux: object, changes: object = {}) => {
      const dragonfly = makeDragonfly({ flux: { ...makeDragonfly().flux, ...flux }, ...changes });
      const found = listObjects([build(makeCatalog({ operators, dragonfly }), paths)]);
      return found.at(-1).spec.dependsOn;
    };
    expect(order({ dependsOn: [] })).toEqual([{ name: "any-dragonfly-operator" }]);
    const named = [{ name: "secrets" }, { name: "any-dragonfly-operator", readyExpr: "true" }];
    expect(order({ dependsOn: named })).toEqual(named);
    const namespace = "cloudnative-pg-system";
    expect(order({ dependsOn: [] }, { namespace })).toEqual([
      { name: "any-dragonfly-operator" },
      { name: "any-cloudnative-pg" },
    ]);
    expect(order({ dependsOn: [] }, { namespace: "dragonfly-operator-system" })).toEqual([
      { name: "any-dragonfly-operator" },
    ]);
  });

  it("waits for its namespace where that is the cluster's, unless PostgreSQL would come with it", () => {
    const order = (layout: "single" | "staged", namespace: string) => {
      const flux = { ...makeCatalog().flux, layout };
      const cluster = { namespace: "data", manageNamespace: true };
      const lodger = makeCatalog({ flux, cluster, dragonfly: makeDragonfly({ namespace }) });
      const all = ["secrets/namespace.yaml", "cluster/cluster.yaml", "dragonfly/dragonfly.yaml"];
      const files = all.map((path) => `out/db/${path}`);
      return listObjects([build(lodger, files)]).at(-1).spec.dependsOn;
    };
    const operator = { name: "dragonfly-operator" };
    expect(order("staged", "data")).toEqual([operator, { name: "any-databases-secrets" }]);
    expect(order("single", "data")).toEqual([operator]);
    expect(order("staged", "caches")).toEqual([operator]);
  });

  it("comes from its own block of the catalog", () => {
    const { objects } = build(withDragonfly, paths);
    expect(objects.map(({ origin }) => origin)).toEqual([
      ["spec", "flux"],
      ["spec", "dragonfly", "flux"],
    ]);
  });

  it("asks for the phase, without which kstatus would call it ready at once", () => {
    expect(dragonfly.spec.healthChecks).toEqual([
      { apiVersion: "dragonflydb.io/v1alpha1", kind: "Dragonfly", name: "cache", namespace: "caches" },
    ]);
    expect(dragonfly.spec.healthCheckExprs).toEqual([
      {
        apiVersion: "dragonflydb.io/v1alpha1",
        kind: "Dragonfly",
        current: "has(status.phase) && status.phase in ['Ready', 'ready']",
      },
    ]);
  });
});
