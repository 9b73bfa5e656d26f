import type { CatalogConfig } from "../config/catalog-config.ts";
import type { Path } from "../problem.ts";
import type { Resolver } from "./resolver.ts";

const PLACE: Path = ["spec", "cluster", "parameters"];

/** What a careful DBA sets on 3Gi: a quarter of it, and 10 MB for each session. CNPG's defaults stay where they are good. */
const DEFAULTS = { max_connections: "200", shared_buffers: "768MB", max_slot_wal_keep_size: "2GB" };

/** PostgreSQL's parameters as text; the catalog's own come behind the defaults, in its order. */
export function resolveParameters(
  config: CatalogConfig["spec"]["cluster"]["parameters"],
  resolver: Resolver,
): Record<string, string> {
  const parameters: Record<string, string> = { ...DEFAULTS };
  for (const [name, value] of Object.entries(config)) {
    const place = [...PLACE, name];
    if (!/^[A-Za-z_][A-Za-z0-9_$]*(\.[A-Za-z_][A-Za-z0-9_$]*)?$/.test(name)) {
      resolver.refuse(
        "schema",
        place,
        `\`${name}\` is no name of a PostgreSQL parameter`,
        "write it as postgresql.conf does, e.g. work_mem or pg_stat_statements.max",
      );
    }
    if (typeof value === "string" && /\bpassword\s*=/i.test(value)) {
      const message = `\`${name}\` holds a password: a catalog is committed to Git`;
      resolver.refuse("schema", place, message, "let the operator manage the connection, or use a Secret");
    }
    refuseCase(name, { place, parameters, resolver });
    if (typeof value === "string" && value.includes("${")) {
      resolver.refuse(
        "schema",
        place,
        `\`${name}\` holds a placeholder, but placeholders are refused here`,
        "write the value itself: parameters restart or reload the cluster, so their change belongs into review",
      );
    }
    parameters[name] = typeof value === "boolean" ? (value ? "on" : "off") : String(value);
  }
  checkConnections(parameters, resolver);
  return parameters;
}

/** To PostgreSQL both are one parameter, and the last one wins. */
function refuseCase(
  name: string,
  { place, parameters, resolver }: { readonly place: Path; readonly parameters: object; readonly resolver: Resolver },
): void {
  const other = Object.keys(parameters).find((key) => key !== name && key.toLowerCase() === name.toLowerCase());
  if (other === undefined) return;
  const message = `\`${name}\` and \`${other}\` are one parameter to PostgreSQL`;
  resolver.refuse("name-unique", place, message, `write it as \`${other}\`, once`);
}

/** The parameters that the connection budget counts with (PostgreSQL 17, runtime-config-connection). */
function checkConnections(parameters: Readonly<Record<string, string>>, resolver: Resolver): void {
  for (const [name, least] of [
    ["max_connections", 1],
    ["reserved_connections", 0],
    ["superuser_reserved_connections", 0],
  ] as const) {
    const value = parameters[name];
    if (value === undefined || (/^\d{1,6}$/.test(value) && Number(value) >= least && Number(value) <= 262_143))
      continue;
    resolver.refuse(
      "schema",
      [...PLACE, name],
      `\`${name}\` is ${JSON.stringify(value)}: expected a whole number from ${least} to 262143`,
      "the connection budget is held against it",
    );
  }
}
