import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadSchemas } from "./schema-set.ts";
import { loadKinds, postgresql, summarise } from "./test-schemas.ts";

const metadata = { name: "harbor", namespace: "databases" };
const cluster = (spec: object) => ({
  apiVersion: postgresql,
  kind: "Cluster",
  metadata,
  spec: { instances: 3, storage: { size: "10Gi" }, ...spec },
});
const database = (spec: object) => ({
  apiVersion: postgresql,
  kind: "Database",
  metadata,
  spec: { cluster: { name: "shared" }, name: "harbor", owner: "harbor", ...spec },
});
const pooler = (spec: object) => ({
  apiVersion: postgresql,
  kind: "Pooler",
  metadata,
  spec: { cluster: { name: "shared" }, pgbouncer: { poolMode: "transaction" }, ...spec },
});

describe("the choice of CloudNativePG version", () => {
  it.each([
    ["1.27", "1.27.0"],
    ["1.27.9", "1.27.0"],
    ["1.28.1", "1.28.4"],
    ["1.30.0", "1.30.0"],
  ])("%s is checked with %s", async (version, pinned) => {
    expect((await loadKinds(version)).cloudNativePG.pinned).toBe(pinned);
  });

  it.each(["1.26", "1.31.0", "1.2", "1", "v1.30", "", "1.30.x"])(
    "%j is refused with the versions that are supported",
    async (version) => {
      const loaded = await loadSchemas({ cloudNativePG: version });
      expect(loaded).toMatchObject({ ok: false, supported: ["1.27", "1.28", "1.29", "1.30"] });
    },
  );

  it("a field that came later is unknown to an earlier version", async () => {
    const object = database({ fdws: [{ name: "postgres_fdw" }] });
    const [old, later] = [await loadKinds("1.27", "Database"), await loadKinds("1.28", "Database")];
    expect(summarise(old.validate(object))).toEqual(["spec.fdws unknown-field"]);
    expect(later.validate(object)).toEqual([]);
  });
});

describe("kinds", () => {
  it("a kind that came later says since when it exists", async () => {
    const schemas = await loadKinds("1.29", "DatabaseRole");
    expect(schemas.validate({ apiVersion: postgresql, kind: "DatabaseRole" })).toEqual([
      {
        path: ["kind"],
        kind: "unknown-kind",
        message: "DatabaseRole is not a kind of CloudNativePG 1.29; it exists since 1.30",
      },
    ]);
  });

  it.each([
    [
      { apiVersion: "postgresql.cnpg.io/v1beta1", kind: "Cluster" },
      "postgresql.cnpg.io/v1beta1 has no Cluster; use apiVersion postgresql.cnpg.io/v1",
    ],
    [
      { apiVersion: postgresql, kind: "Poler" },
      "there is no schema for Poler (postgresql.cnpg.io/v1), so it cannot be checked; did you mean Pooler?",
    ],
  ])("%j is an unknown kind", async (object, message) => {
    expect((await loadKinds("1.30")).validate(object)).toEqual([{ path: ["kind"], kind: "unknown-kind", message }]);
  });

  it("what is no Kubernetes object is one violation", async () => {
    const schemas = await loadKinds("1.30", "Cluster");
    for (const object of [null, [], "text", {}, { kind: "Cluster" }, { apiVersion: 1, kind: "Cluster" }]) {
      expect(summarise(schemas.validate(object))).toEqual([" type"]);
    }
  });

  it("a pinned kind that was not loaded is a mistake of the caller", async () => {
    const schemas = await loadKinds("1.30", "Cluster");
    expect(() => schemas.validate(database({}))).toThrow("is not loaded: await schemas.load(objects) before validate");
    await schemas.load([database({})]);
    expect(schemas.validate(database({}))).toEqual([]);
  });

  it("schemaOf gives the schema of a loaded kind only", async () => {
    const schemas = await loadKinds("1.30", "Cluster");
    expect(schemas.schemaOf(cluster({}))?.properties?.["spec"]?.properties?.["instances"]).toMatchObject({
      minimum: 1,
    });
    expect(schemas.schemaOf(database({}))).toBeUndefined();
  });
});

describe("what is easily written and the API server refuses", () => {
  it("an invented postgresql.sslMode", async () => {
    const schemas = await loadKinds("1.27", "Cluster");
    expect(summarise(schemas.validate(cluster({ postgresql: { sslMode: "require" } })))).toEqual([
      "spec.postgresql.sslMode unknown-field",
    ]);
  });

  it("PostgreSQL parameters that are not strings", async () => {
    const schemas = await loadKinds("1.27", "Cluster");
    const object = cluster({ postgresql: { parameters: { max_connections: 200 } } });
    expect(summarise(schemas.validate(object))).toEqual(["spec.postgresql.parameters.max_connections type"]);
  });

  it("a pod template without containers", async () => {
    const schemas = await loadKinds("1.27", "Pooler");
    const template = { spec: { affinity: {} } };
    expect(summarise(schemas.validate(pooler({ template })))).toEqual(["spec.template.spec.containers required"]);
  });

  it("extensions given as plain names", async () => {
    const schemas = await loadKinds("1.27", "Database");
    const object = database({ extensions: ["uuid-ossp", { name: "pgcrypto" }] });
    expect(schemas.validate(object)).toEqual([
      { path: ["spec", "extensions", 0], kind: "type", message: 'expected an object, got the string "uuid-ossp"' },
    ]);
  });

  it("a status, which is the cluster's to write", async () => {
    const schemas = await loadKinds("1.27", "Database");
    expect(summarise(schemas.validate({ ...database({}), status: {} }))).toEqual(["status unknown-field"]);
  });
});

describe("rules in CEL", () => {
  it.each(["1.27", "1.28", "1.29", "1.30"])("of %s refuse imageName beside imageCatalogRef", async (version) => {
    const schemas = await loadKinds(version, "Cluster");
    const imageCatalogRef = { apiGroup: "postgresql.cnpg.io", kind: "ImageCatalog", name: "postgresql", major: 17 };
    expect(schemas.validate(cluster({ imageName: "postgresql:17" }))).toEqual([]);
    expect(schemas.validate(cluster({ imageCatalogRef }))).toEqual([]);
    expect(summarise(schemas.validate(cluster({ imageName: "postgresql:17", imageCatalogRef })))).toEqual(["spec cel"]);
  });

  it("refuse a Database named postgres", async () => {
    const schemas = await loadKinds("1.27", "Database");
    expect(summarise(schemas.validate(database({ name: "postgres" })))).toEqual(["spec.name cel"]);
  });

  it("that compare with the old object run only with it", async () => {
    const schemas = await loadKinds("1.27", "Database");
    const old = database({});
    expect(schemas.validate(database({ name: "renamed" }))).toEqual([]);
    expect(schemas.validate(old, { old })).toEqual([]);
    expect(summarise(schemas.validate(database({ name: "renamed" }), { old }))).toEqual(["spec.name cel"]);
  });
});

describe("core kinds", () => {
  it("quantities may be numbers, and unknown fields are refused at any depth", async () => {
    const schemas = await loadKinds("1.30", "batch/v1/CronJob");
    const job = (container: object) => ({
      apiVersion: "batch/v1",
      kind: "CronJob",
      metadata,
      spec: {
        schedule: "0 6 * * *",
        jobTemplate: {
          spec: { template: { spec: { restartPolicy: "Never", containers: [{ name: "check", ...container }] } } },
        },
      },
    });
    expect(schemas.validate(job({ resources: { limits: { cpu: 0.5, memory: "64Mi" } } }))).toEqual([]);
    const [violation] = schemas.validate(job({ resource: {} }));
    expect(violation?.path.join(".")).toBe("spec.jobTemplate.spec.template.spec.containers.0.resource");
    expect(violation?.message).toContain('did you mean "resources"?');
  });

  it("a config map holds strings", async () => {
    const schemas = await loadKinds("1.30", "v1/ConfigMap");
    const object = { apiVersion: "v1", kind: "ConfigMap", metadata, data: { a: "1", b: 2 } };
    expect(summarise(schemas.validate(object))).toEqual(["data.b type"]);
  });
});

describe("any JSON at all", () => {
  it("is judged without an exception, and the object stays as it was", async () => {
    const schemas = await loadKinds("1.30", "Cluster", "Pooler", "Database");
    const kind = fc.constantFrom("Cluster", "Pooler", "Database");
    fc.assert(
      fc.property(kind, fc.jsonValue(), fc.jsonValue(), (name, spec, meta) => {
        const object = { apiVersion: postgresql, kind: name, metadata: meta, spec };
        const before = JSON.stringify(object);
        expect(Array.isArray(schemas.validate(object, { old: { spec: meta } }))).toBe(true);
        expect(JSON.stringify(object)).toBe(before);
      }),
    );
  });
});
