/** Statements of PgBouncer's console. `SHOW POOLS`: clients and server connections of each database and role. */
export const SHOW_POOLS = "SHOW POOLS";
/** Every setting with `key` and `value`. */
export const SHOW_CONFIG = "SHOW CONFIG";
