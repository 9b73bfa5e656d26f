export interface PoolerText {
  readonly name?: string;
  readonly parameters?: Readonly<Record<string, string | number>>;
  /** YAML lines of `spec.pgbouncer`, without indent. */
  readonly pgbouncer?: string;
  /** YAML lines of `spec`, without indent. */
  readonly spec?: string;
}

/** YAML of a Pooler of the Cluster `shared`, with two instances unless `spec` says otherwise. */
export function poolerText({
  name = "wiki-pooler-rw",
  parameters = {},
  pgbouncer = "",
  spec = "",
}: PoolerText): string {
  const indent = (text: string, by: string) => text.trim().replace(/^/gm, by);
  const numbers = Object.entries(parameters).map(([key, value]) => `      ${key}: ${JSON.stringify(String(value))}`);
  return [
    "---\napiVersion: postgresql.cnpg.io/v1\nkind: Pooler",
    `metadata:\n  name: ${name}`,
    "spec:\n  cluster:\n    name: shared",
    /^instances:/m.test(spec) ? "" : "  instances: 2",
    indent(spec, "  "),
    "  pgbouncer:",
    indent(pgbouncer, "    "),
    numbers.length === 0 ? "    parameters: {}" : `    parameters:\n${numbers.join("\n")}`,
    "",
  ]
    .filter((line) => line.trim() !== "")
    .join("\n")
    .concat("\n");
}
