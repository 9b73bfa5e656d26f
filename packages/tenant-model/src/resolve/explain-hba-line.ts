const TYPES = ["local", "host", "hostssl", "hostnossl", "hostgssenc", "hostnogssenc"];
const METHODS = "trust reject scram-sha-256 md5 password gss sspi ident peer ldap radius cert pam bsd oauth".split(" ");

/**
 * Why a line must not stand in pg_hba.conf (PostgreSQL 17, auth-pg-hba-conf); undefined where it may. PostgreSQL does not
 * start with a line that it cannot read.
 * @param isolation with `enforce`, also why it would take the tenants' walls down
 */
export function explainHbaLine(line: string, isolation: "enforce" | "off"): string | undefined {
  if (line.startsWith("#")) return undefined;
  const fields = line.match(/(?:"[^"]*"|[^\s"])+/g) ?? [];
  const [type = "", database = "", user = "", ...rest] = fields;
  if (!TYPES.includes(type)) return `it starts with ${JSON.stringify(type)}, expected one of ${TYPES.join(", ")}`;
  if (fields.some((field) => field.startsWith("@"))) return "it reads a file (`@`), which the instances do not have";
  // An address may have its mask as a field of its own.
  const address = type === "local" ? 0 : /^[\d.]+$|^[\da-f:]+$/i.test(rest[0] ?? "") ? 2 : 1;
  const method = rest[address];
  if (method === undefined || !METHODS.includes(method)) {
    const form = type === "local" ? "local DATABASE USER METHOD" : `${type} DATABASE USER ADDRESS METHOD`;
    return `it has no method that PostgreSQL knows: expected \`${form}\``;
  }
  if (isolation === "off" || type === "local") return undefined;
  if (method === "trust") return "`trust` lets everybody in without a password";
  if (database === "all" && user === "all" && method !== "reject") return "it opens every database to every role";
  return undefined;
}
