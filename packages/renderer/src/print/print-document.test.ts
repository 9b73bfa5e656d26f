import { Placeholder } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { printDocuments, printObject } from "./print-document.ts";

const flux = { substitution: "flux" } as const;
const none = { substitution: "none" } as const;
const print = (object: object) => printObject(object, flux);

const cluster = {
  spec: {
    instances: new Placeholder("${CNPG_INSTANCES}", 3, ["spec", "cluster", "instances"]),
    imageName: undefined,
    enableSuperuserAccess: false,
    storage: { size: new Placeholder("${CNPG_DATA_SIZE}", "500Gi", ["spec", "cluster", "storage", "size"]) },
    postgresql: {
      parameters: { max_connections: "200", log_statement: "ddl", "pg_stat_statements.track": "all" },
      pg_hba: ['hostssl "harbor" "harbor" 10.0.0.0/8 scram-sha-256', "host all all all reject"],
    },
    bootstrap: { initdb: { postInitSQL: ["DO $$ BEGIN\n  NULL;\nEND $$;\n"], options: [], walSegmentSize: 16 } },
    managed: { roles: [{ name: "harbor", ensure: "present", inRoles: ["app"] }, { name: "on" }] },
    affinity: {},
  },
  kind: "Cluster",
  apiVersion: "postgresql.cnpg.io/v1",
  metadata: { annotations: { "example.com/note": "a: b" }, namespace: "cnpg-system", name: "shared-postgres" },
};

describe("a printed object", () => {
  it("reads like a manifest that somebody wrote with care", () => {
    expect(print(cluster)).toBe(`apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: shared-postgres
  namespace: cnpg-system
  annotations:
    example.com/note: "a: b"
spec:
  instances: \${CNPG_INSTANCES}
  enableSuperuserAccess: false
  storage:
    size: \${CNPG_DATA_SIZE}
  postgresql:
    parameters:
      max_connections: "200"
      log_statement: ddl
      pg_stat_statements.track: all
    pg_hba:
      - hostssl "harbor" "harbor" 10.0.0.0/8 scram-sha-256
      - host all all all reject
  bootstrap:
    initdb:
      postInitSQL:
        - |
          DO $$$$ BEGIN
            NULL;
          END $$$$;
      options: []
      walSegmentSize: 16
  managed:
    roles:
      - name: harbor
        ensure: present
        inRoles:
          - app
      - name: "on"
  affinity: {}
`);
  });

  it("has values and unescaped text where nothing is substituted", () => {
    const text = printObject(cluster, none);
    expect(text).toContain("instances: 3\n");
    expect(text).toContain("size: 500Gi\n");
    expect(text).toContain("DO $$ BEGIN\n");
  });

  it("keeps the order of all keys but the first ones, and leaves its input alone", () => {
    const object = { z: 1, stringData: {}, data: {}, a: 2, metadata: { z: 1, labels: {}, a: 2, name: "x" }, kind: "X" };
    const before = structuredClone(object);
    expect(
      print(object)
        .match(/^ *\w+(?=:)/gm)
        ?.map((key) => key.trim())
        .join(" "),
    ).toBe("kind metadata name labels z a data stringData z a");
    expect(object).toStrictEqual(before);
  });

  it("starts nested lists and mappings on the line of their dash", () => {
    expect(print({ a: [[1, [2, { b: [{ c: 3, d: 4 }] }]], [], {}] })).toBe(
      "a:\n  - - 1\n    - - 2\n      - b:\n          - c: 3\n            d: 4\n  - []\n  - {}\n",
    );
  });

  it("drops what is undefined, and says so of a collection that is left empty", () => {
    expect(print({ a: { b: undefined }, c: [undefined], d: [{ e: undefined }, undefined, 1], f: undefined })).toBe(
      "a: {}\nc: []\nd:\n  - {}\n  - 1\n",
    );
    expect(print({ a: undefined })).toBe("{}\n");
  });

  it.each([
    [0, "0"],
    [-0, "0"],
    [9007199254740991, "9007199254740991"],
    [0.1, "0.1"],
    [1e21, "1.0e+21"],
    [1.5e-7, "1.5e-7"],
    [null, "null"],
    [true, "true"],
    ["true", '"true"'],
  ])("has %j as %s", (value, printed) => {
    expect(print({ a: value })).toBe(`a: ${printed}\n`);
  });

  it.each([
    ["${A}", "${A}"],
    ["${A}/x:${B}", "${A}/x:${B}"],
    ["*${A}", '"*${A}"'],
    ["@${A}", '"@${A}"'],
    ["${A}: x", '"${A}: x"'],
    [" ${A}", '" ${A}"'],
    ["${A} #1", '"${A} #1"'],
    ["$${A} ${B}", "$${A} ${B}"],
    ["${A}\nb", "|-\n  ${A}\n  b"],
  ])("has a placeholder %j as %j, so that the file is valid before substitution too", (text, printed) => {
    expect(print({ a: new Placeholder(text, "value", []) })).toBe(`a: ${printed}\n`);
  });

  it.each(["labels", "annotations"])("is not escaped where its %s tell Flux to pass it over", (field) => {
    const metadata = { [field]: { "kustomize.toolkit.fluxcd.io/substitute": "disabled" } };
    const data = { dashboard: "${datname} $$", count: new Placeholder("${N}", 3, []) };
    expect(print({ metadata, data })).toContain("  dashboard: ${datname} $$\n  count: 3\n");
    expect(print({ data })).toContain("  dashboard: $${datname} $$$$\n  count: ${N}\n");
  });

  it.each([
    ["Date", new Date(0)],
    ["Map", new Map()],
    ["function", () => 1],
    ["bigint", 1n],
    ["symbol", Symbol("x")],
  ])("refuses a value of type %s anywhere in it", (type, value) => {
    const message = `cannot print a value of type ${type}: expected a mapping`;
    expect(() => print({ a: value })).toThrow(message);
    expect(() => print({ a: [value] })).toThrow(message);
  });

  it("refuses a number that JSON does not have, and a list or an instance in place of an object", () => {
    expect(() => print({ a: Number.NaN })).toThrow("cannot print the number NaN: expected a finite number");
    expect(() => print({ a: Number.POSITIVE_INFINITY })).toThrow("expected a finite number");
    expect(() => print([])).toThrow("cannot print a value of type Array");
    expect(() => print(new Placeholder("${A}", 1, []))).toThrow("cannot print a value of type Placeholder");
  });
});

describe("printed documents", () => {
  it("are divided by a marker, with none before the first or after the last", () => {
    expect(printDocuments([], flux)).toBe("");
    expect(printDocuments([{ a: 1 }], flux)).toBe("a: 1\n");
    expect(printDocuments([{ a: "x\n\n" }, {}], flux)).toBe("a: |+\n  x\n\n---\n{}\n");
  });
});
