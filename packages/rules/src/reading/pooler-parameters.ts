import type { Path } from "@tenantry/tenant-model";
import type { Fields } from "../manifest.ts";
import { fieldsAt } from "./fields.ts";
import { hasPlaceholder } from "./placeholder.ts";

/** What holds where a Pooler does not say (PgBouncer 1.24 and 1.25, doc/config.md). */
const DEFAULTS = {
  default_pool_size: 20,
  max_client_conn: 100,
  max_db_connections: 0,
  max_user_connections: 0,
  min_pool_size: 0,
  reserve_pool_size: 0,
  reserve_pool_timeout: 5,
} as const;

export type PoolerNumber = keyof typeof DEFAULTS;

/** A parameter of PgBouncer as it holds in each pod: as written, or the default; undefined where it is no number (yet). */
export function poolerNumber(pooler: Fields, name: PoolerNumber): number | undefined {
  const text = poolerText(pooler, name);
  if (text === undefined) return isWritten(pooler, name) ? undefined : DEFAULTS[name];
  return /^\s*\d{1,9}(?:\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}

/** A parameter of PgBouncer as it is written; undefined where it is not, or where a placeholder stands for it. */
export function poolerText(pooler: Fields, name: string): string | undefined {
  const value = parametersOf(pooler)[name];
  return typeof value !== "string" || hasPlaceholder(value) ? undefined : value;
}

/** Place of a parameter, for faults. */
export function placeOfPoolerParameter(name: string): Path & readonly string[] {
  return ["spec", "pgbouncer", "parameters", name];
}

/** Undefined where a placeholder stands for it. */
export function poolModeOf(pooler: Fields): "session" | "transaction" | undefined {
  const pgbouncer = fieldsAt(pooler, "spec", "pgbouncer");
  const mode = pgbouncer["poolMode"];
  // The CRD's default.
  if (mode === undefined || mode === null) return "session";
  return mode === "session" || mode === "transaction" ? mode : undefined;
}

/** Server connections of one pool in one pod; undefined where one of its sizes is not known. */
export function poolCapacity(pooler: Fields): number | undefined {
  const size = poolerNumber(pooler, "default_pool_size");
  const reserve = poolerNumber(pooler, "reserve_pool_size");
  return size === undefined || reserve === undefined ? undefined : size + reserve;
}

/** A dozen rules ask for them, of a thousand poolers. */
function parametersOf(pooler: Fields): Fields {
  const known = knownParameters.get(pooler);
  if (known !== undefined) return known;
  const parameters = fieldsAt(pooler, "spec", "pgbouncer", "parameters");
  knownParameters.set(pooler, parameters);
  return parameters;
}

const knownParameters = new WeakMap<Fields, Fields>();

function isWritten(pooler: Fields, name: string): boolean {
  const value = parametersOf(pooler)[name];
  return value !== undefined && value !== null;
}
