/** `version` as text, its `number` (170010 is 17.10), and whether the server `recovers`, as standbys do. */
export const SERVER_STATE = `SELECT split_part(current_setting('server_version'), ' ', 1) AS version,
  current_setting('server_version_num')::int AS number,
  pg_is_in_recovery() AS recovers`;

/**
 * Parameters that somebody has set: `setting` in units of `unit` (null: none), `kind` (bool, enum, integer, real, string) and
 * whether it waits for a restart.
 */
export const PARAMETERS = `SELECT name, setting, unit, vartype AS kind, pending_restart
  FROM pg_settings WHERE source <> 'default' OR pending_restart`;
