/** Databases that are no templates: owner, encoding, whether one may connect, the limit of connections (-1: none). */
export const DATABASES = `SELECT d.datname AS name, pg_get_userbyid(d.datdba) AS owner,
  pg_encoding_to_char(d.encoding) AS encoding, d.datallowconn AS allows_connections,
  d.datconnlimit AS connection_limit, pg_database_size(d.oid) AS bytes
  FROM pg_database d WHERE NOT d.datistemplate`;

/** Extensions of the connected database, with their versions and schemas. */
export const EXTENSIONS = `SELECT current_database() AS database, e.extname AS name, e.extversion AS version,
  n.nspname AS schema
  FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace`;

/** Schemas of the connected database and their owners. */
export const SCHEMAS = `SELECT current_database() AS database, n.nspname AS name, pg_get_userbyid(n.nspowner) AS owner
  FROM pg_namespace n`;
