import type { Catalog } from "@tenantry/tenant-model";
import { expect, it } from "vitest";
import { makeCatalog, makeRole, makeTenant } from "../test-catalog.ts";
import { makeOperator } from "../test-platform.ts";
import { fillUnits } from "../units.ts";
import { buildKustomizationFiles } from "./kustomization-file.ts";

const OPTIONS = { toolVersion: "1.2.3" };
const paths = ["out/db/shared-cluster/b.yaml", "out/db/poolers/a.yaml"];
const build = (catalog: Catalog, files = paths) => buildKustomizationFiles(catalog, fillUnits(catalog, files), OPTIONS);

it("lists the given files in their order, relative to itself", () => {
  const [file] = build(makeCatalog());
  expect(file?.path).toBe("out/db/kustomization.yaml");
  expect(file?.objects[0]?.object).toEqual({
    apiVersion: "kustomize.config.k8s.io/v1beta1",
    kind: "Kustomization",
    namespace: "databases",
    resources: ["shared-cluster/b.yaml", "poolers/a.yaml"],
  });
});

it("names the tool's version, and is not substituted by Flux", () => {
  const [file] = build(makeCatalog());
  expect(file).toMatchObject({ comment: "tenantry 1.2.3", substitution: "none" });
});

it("records the settings that were read, a value with spaces so that it can be told from the next", () => {
  const settingsRead = new Map([
    ["CRON", "0 0 2 * * *"],
    ["N", "3"],
  ]);
  expect(build(makeCatalog({ settingsRead }))[0]?.comment).toBe(
    'tenantry 1.2.3; settings read: CRON="0 0 2 * * *" N=3',
  );
});

it("is there once for each folder that Flux applies, the version in the first", () => {
  const catalog = makeCatalog({
    flux: { ...makeCatalog().flux, layout: "staged" },
    tenants: [makeTenant("a"), makeTenant("b", { shard: 2 })],
  });
  const files = ["secrets/x.yaml", "cluster/y.yaml", "tenants/poolers/z.yaml", "shards/02/databases.yaml"];
  const built = build(
    catalog,
    files.map((path) => `out/db/${path}`),
  );
  const lists = built.map(({ path, objects }) => [path, Reflect.get(objects[0]?.object ?? {}, "resources")]);
  expect(lists).toEqual([
    ["out/db/secrets/kustomization.yaml", ["x.yaml"]],
    ["out/db/cluster/kustomization.yaml", ["y.yaml"]],
    ["out/db/tenants/kustomization.yaml", ["poolers/z.yaml"]],
    ["out/db/shards/02/kustomization.yaml", ["databases.yaml"]],
  ]);
  expect(built.map(({ comment }) => comment)).toEqual(["tenantry 1.2.3", undefined, undefined, undefined]);
});

it("names no namespace where an application has its Secret in another one: kustomize would move it", () => {
  const role = makeRole("a");
  const client = {
    namespace: "shop",
    secretName: "s",
    role,
    database: "a",
    service: "rw",
    direct: true,
    sslmode: "require",
    origin: [],
  } as const;
  const catalog = makeCatalog({ tenants: [makeTenant("a", { clients: [client] })] });
  const [file] = build(catalog);
  expect(file?.objects[0]?.object).not.toHaveProperty("namespace");
});

it("leaves an operator in its own namespace, and the version with the databases", () => {
  const operators = [makeOperator("dragonfly")];
  const [operator, databases] = build(makeCatalog({ operators }), [
    "out/db/operators/dragonfly-operator/x.yaml",
    ...paths,
  ]);
  expect(operator?.path).toBe("out/db/operators/dragonfly-operator/kustomization.yaml");
  expect(operator?.objects[0]?.object).toMatchObject({ namespace: "dragonfly-operator-system", resources: ["x.yaml"] });
  expect(operator).not.toHaveProperty("comment");
  expect(databases?.comment).toBe("tenantry 1.2.3");
});
