import type { StructuralSchema } from "@tenantry/crd-schemas";
import fc from "fast-check";

/** Texts that some rule reads: names, amounts, schedules, images, lines of pg_hba.conf, scripts, placeholders. */
const TEXTS = [
  ..."shared wiki postgres app rw ro any all public default 17 17.6 latest true false on off null 0 -1 200".split(" "),
  ..."1Gi 5Gi 20Gi 100m 2 256MB 1e3 30d 10m 1h 5s 2026-11-21 s3://bucket/shared http://s3 https://s3".split(" "),
  ..."__proto__ constructor toString hasOwnProperty ../.. a/b/c ghcr.io/cloudnative-pg/postgresql:17.6".split(" "),
  ..."ghcr.io/x:latest minio/mc:latest pg@sha256:abc transaction session statement replica minimal logical".split(" "),
  ..."pg_stat_statements plpgsql barman-cloud.cloudnative-pg.io cnpg-system flux-system disabled enabled".split(" "),
  "",
  " ",
  "0 0 2 * * *",
  "0 2 * * *",
  "*/5 * * * * *",
  "@daily",
  "@every 5m",
  "0 0 0 30 2 *",
  "hostssl shared wiki all scram-sha-256",
  'hostssl "shared" "wiki" 10.0.0.0/8 cert',
  "host all all all reject",
  "host all all all trust",
  "${X}",
  "${X:=5}",
  "${arr[0]}",
  "$$",
  "DO $$ BEGIN END $$;",
  "set -e\nX=$(date)\necho ${X}\n",
  'CREATE EXTENSION IF NOT EXISTS "uuid-ossp";',
  "{{ $labels.x }}",
  "a".repeat(80),
  "\u0000é😀",
];

/** What does not belong anywhere. */
const strange = fc.constantFrom<unknown>(
  ...[null, true, false, 0, -1, 1.5, 1e308, Number.NaN, "", "x", "${X}", [], {}, [null], [[]], [1, "a"], { a: null }],
  { name: 5 },
  [{ name: {} }],
  { __proto__: { name: "x" } },
);

const text = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ maxLength: 12 }));

/** Values of a schema: mostly valid, some strange at any depth. */
export function arbitraryOf(schema: StructuralSchema | undefined, depth = 0): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 30, arbitrary: fc.constant(null).chain(() => validOf(schema, depth)) },
    { weight: 1, arbitrary: strange },
  );
}

function validOf(schema: StructuralSchema | undefined, depth: number): fc.Arbitrary<unknown> {
  if (schema === undefined || depth > 9) return fc.oneof(text, strange);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case "boolean":
      return fc.boolean();
    case "integer":
    case "number":
      return fc.oneof(fc.constantFrom(0, 1, 2, 3, 5, 200, -1, 1_000_000), fc.integer());
    case "array":
      return fc.array(arbitraryOf(schema.items, depth + 1), { maxLength: 3 });
    case "object":
      return arbitraryObject(schema, depth);
    default:
      return text;
  }
}

function arbitraryObject(schema: StructuralSchema, depth: number): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const keys = Object.keys(properties);
  if (keys.length === 0) {
    const values = typeof additionalProperties === "object" ? arbitraryOf(additionalProperties, depth + 1) : text;
    return fc.dictionary(text, values, { maxKeys: 4 });
  }
  const optional = keys.filter((key) => !required.includes(key));
  // Below the top few fields are enough: kinds with pods have thousands.
  return fc
    .subarray(optional, { maxLength: depth < 2 ? optional.length : Math.min(6, optional.length) })
    .chain((chosen) => {
      const fields = [...required.filter((key) => keys.includes(key)), ...chosen];
      return fc.record(Object.fromEntries(fields.map((key) => [key, arbitraryOf(properties[key], depth + 1)])));
    });
}

/** An object of a kind; names and namespaces come from few, so that objects refer to each other. */
export function arbitraryManifest(
  { apiVersion, kind }: { readonly apiVersion: string; readonly kind: string },
  schema: StructuralSchema | undefined,
): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const metadata = fc.record(
    {
      name: fc.constantFrom("shared", "wiki", "shared-rw", "1st", "app"),
      namespace: fc.constantFrom("databases", "cnpg-system", ""),
      labels: fc.dictionary(text, text, { maxKeys: 2 }),
      annotations: fc.dictionary(
        fc.constantFrom(
          "kustomize.toolkit.fluxcd.io/prune",
          "kustomize.toolkit.fluxcd.io/substitute",
          "cnpg.io/validation",
          "x",
        ),
        fc.oneof(fc.constantFrom("disabled", "enabled"), strange),
        { maxKeys: 2 },
      ),
    },
    { requiredKeys: ["name"] },
  );
  return fc
    .tuple(fc.oneof({ weight: 20, arbitrary: metadata }, { weight: 1, arbitrary: strange }), arbitraryOf(schema))
    .map(([meta, fields]) => ({
      ...(typeof fields === "object" && fields !== null && !Array.isArray(fields) ? fields : { spec: fields }),
      apiVersion,
      kind,
      metadata: meta,
    }));
}
