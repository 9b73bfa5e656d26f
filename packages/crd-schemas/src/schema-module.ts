/** `postgresql.cnpg.io/v1` and `Cluster`: what names a schema. Any Kubernetes object is one too. */
export interface KindReference {
  readonly apiVersion: string;
  readonly kind: string;
}

/** One pinned kind whose schema is loaded only when a run meets it. */
export interface SchemaModule extends KindReference {
  readonly scope: "Namespaced" | "Cluster";
  /** Whether the schema has CEL rules; without any, no CEL engine is loaded. */
  readonly rules: "some" | "none";
  readonly load: () => Promise<{ readonly default: unknown }>;
}

/** By `<apiVersion>/<kind>`. */
export type SchemaModules = Readonly<Record<string, SchemaModule>>;

export function keyOfKind({ apiVersion, kind }: KindReference): string {
  return `${apiVersion}/${kind}`;
}
