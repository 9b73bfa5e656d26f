import type { Path } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { renderCatalog } from "./render-catalog.ts";
import { BARMAN, makeCatalog, makeRole, makeSetting, makeTenant } from "./test-catalog.ts";
import { makeOperator } from "./test-platform.ts";

async function trace(kind: string, path: Path): Promise<Path | undefined> {
  const catalog = makeCatalog({
    backup: BARMAN,
    cluster: { instances: makeSetting("INSTANCES", 3) },
    operators: [makeOperator("dragonfly")],
    tenants: [
      makeTenant("harbor"),
      makeTenant("wiki", {
        role: makeRole("wiki", { origin: ["spec", "tenants", 1] }),
        origin: ["spec", "tenants", 1],
      }),
    ],
  });
  const { objects } = await renderCatalog(catalog, { toolVersion: "0.0.0" });
  return objects.find(({ object }) => object.kind === kind)?.trace(path);
}

describe("a field of an object comes from", () => {
  it("the setting that it is", async () => {
    expect(await trace("Cluster", ["spec", "instances"])).toEqual(["spec", "INSTANCES"]);
  });

  it("the field of the catalog that stands for it, with what is below", async () => {
    expect(await trace("Cluster", ["spec", "postgresql", "parameters", "max_connections"])).toEqual([
      ...["spec", "cluster", "parameters", "max_connections"],
    ]);
    expect(await trace("Cluster", ["spec", "storage", "size"])).toEqual(["spec", "cluster", "storage", "size"]);
    expect(await trace("Cluster", ["spec", "imageName"])).toEqual(["spec", "cluster", "postgresVersion"]);
    expect(await trace("Cluster", ["spec", "backup", "barmanObjectStore", "destinationPath"])).toEqual([
      ...["spec", "backup", "bucket"],
    ]);
  });

  it("the tenant's own block", async () => {
    const pooler = ["spec", "tenants", 0, "poolers", 0];
    expect(await trace("Pooler", ["spec", "pgbouncer", "parameters", "max_client_conn"])).toEqual([
      ...[...pooler, "parameters", "max_client_conn"],
    ]);
    expect(await trace("Cluster", ["spec", "managed", "roles", 1, "connectionLimit"])).toEqual([
      ...["spec", "tenants", 1, "connectionLimit"],
    ]);
    expect(await trace("Pooler", ["metadata", "name"])).toEqual([...pooler, "name"]);
  });

  it("the escape hatch where the catalog has no word for it", async () => {
    expect(await trace("Pooler", ["spec", "pgbouncer", "paused"])).toEqual([
      ...["spec", "tenants", 0, "poolers", 0, "spec", "pgbouncer", "paused"],
    ]);
    expect(await trace("Cluster", ["spec", "enablePDB"])).toEqual(["spec", "cluster", "spec", "enablePDB"]);
  });

  it("the block as a whole where nothing of it shows", async () => {
    expect(await trace("Cluster", ["spec", "backup"])).toEqual(["spec", "backup"]);
    expect(await trace("Pooler", ["spec", "deploymentStrategy"])).toEqual([
      ...["spec", "tenants", 0, "poolers", 0, "spec", "deploymentStrategy"],
    ]);
    expect(await trace("ScheduledBackup", ["spec", "schedule"])).toEqual(["spec", "backup", "schedule"]);
    expect(await trace("Cluster", ["apiVersion"])).toEqual(["spec", "versions", "cloudNativePG"]);
  });

  it("the operator's block, whose words for a release are few", async () => {
    const place = ["spec", "operators", "dragonfly"];
    const chart = ["spec", "chart", "spec"];
    expect(await trace("HelmRelease", [...chart, "version"])).toEqual([...place, "chartVersion"]);
    expect(await trace("HelmRelease", [...chart, "sourceRef"])).toEqual([...place, "repository"]);
    expect(await trace("HelmRepository", ["spec", "url"])).toEqual([...place, "repository"]);
    expect(await trace("HelmRelease", ["spec", "values", "crds"])).toEqual([...place, "values", "crds"]);
    expect(await trace("HelmRelease", ["metadata", "namespace"])).toEqual([...place, "namespace"]);
    expect(await trace("HelmRelease", ["spec", "upgrade"])).toEqual(place);
  });
});
