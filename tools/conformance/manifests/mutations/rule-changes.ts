import type { AnyObject } from "../real-tools.ts";
import type { Mutation } from "./mutated-object.ts";

const catalog = { apiGroup: "postgresql.cnpg.io", kind: "ImageCatalog", name: "sample", major: 17 };
const byQuorum = { method: "any", number: 1 };
const published = { tablesInSchema: "public" };

/** Values of which a CEL rule of the CRD takes some and refuses others, by kind and place below `spec`. */
const CHANGES: readonly (readonly [kind: string, place: string, values: readonly unknown[]])[] = [
  ["Cluster", "bootstrap.initdb.builtinLocale", ["C"]],
  ["Cluster", "bootstrap.initdb.icuLocale", ["en"]],
  ["Cluster", "bootstrap.initdb.icuRules", ["& a < b"]],
  [
    "Cluster",
    "bootstrap.initdb",
    [
      { localeProvider: "icu", icuLocale: "en" },
      { localeProvider: "builtin", icuLocale: "en" },
    ],
  ],
  ["Cluster", "imageCatalogRef", [catalog, { ...catalog, apiGroup: "example.org" }, { ...catalog, kind: "Other" }]],
  ["Cluster", "postgresql.synchronous", [byQuorum, { ...byQuorum, number: 0 }, { ...byQuorum, number: -1 }]],
  [
    "Cluster",
    "postgresql.synchronous",
    ["required", "preferred"].map((dataDurability) => ({ ...byQuorum, dataDurability, standbyNamesPre: ["a"] })),
  ],
  ["Database", "name", ["postgres", "template0", "template1", "template2"]],
  ["Database", "builtinLocale", ["C"]],
  ["Database", "icuLocale", ["en"]],
  ["Database", "icuRules", ["& a < b"]],
  [
    "Kustomization",
    "kubeConfig",
    [{}, { secretRef: { name: "a" } }, { secretRef: { name: "a" }, configMapRef: { name: "a" } }],
  ],
  ["ObjectStore", "configuration.serverName", ["other"]],
  ["Publication", "target", [{}, { allTables: true }, { allTables: true, objects: [published] }]],
  ["Publication", "target.objects", [[{}], [published], [{ ...published, table: { name: "a" } }]]],
  ["Publication", "target.objects", [[published, { table: { name: "a", columns: ["b"] } }]]],
  [
    "ImageCatalog",
    "images",
    [
      [17, 17],
      [17, 18],
    ].map((majors) => majors.map((major) => ({ major, image: "a:17" }))),
  ],
];

/** Each of these values in each object's own kind, once. */
export function mutateForRules(objects: readonly AnyObject[]): Mutation[] {
  return CHANGES.flatMap(([kind, place, values]) => {
    const object = objects.find((it) => it["kind"] === kind);
    if (object === undefined) throw new Error(`No object is a ${kind}: its rules are not tried.`);
    return values.map((value) => ({
      what: `${kind}: rule at spec.${place} ${JSON.stringify(value)}`,
      object: setAt(object, ["spec", ...place.split(".")], value),
    }));
  });
}

function setAt(value: unknown, [key, ...rest]: readonly string[], inner: unknown): AnyObject {
  const fields = (value ?? {}) as AnyObject;
  if (key === undefined) return fields;
  return { ...fields, [key]: rest.length === 0 ? inner : setAt(fields[key], rest, inner) };
}
