/** Roles: attributes, limit of connections (-1: none), what they are members of, and their open sessions. */
export const ROLES = `SELECT r.rolname AS name, r.rolcanlogin AS login, r.rolsuper AS superuser,
  r.rolcreatedb AS createdb, r.rolcreaterole AS createrole, r.rolreplication AS replication,
  r.rolbypassrls AS bypassrls, r.rolconnlimit AS connection_limit,
  ARRAY(SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
    WHERE m.member = r.oid ORDER BY g.rolname) AS member_of,
  (SELECT count(*)::int FROM pg_stat_activity a WHERE a.usesysid = r.oid) AS sessions
  FROM pg_roles r WHERE r.rolname NOT LIKE 'pg\\_%'`;
