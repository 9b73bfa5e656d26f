// @ts-check

/**
 * Where catalogs stand, from the plugin's option. Written out instead of imported: Node 20 has no matcher of its own, and a
 * library would be loaded at every graph computation.
 *
 * @param {string | readonly string[]} patterns `*` stands for a part of a name, `**` for any folders, `{a,b}` for either
 * @returns {(file: string) => boolean} whether a path relative to the workspace is a catalog
 */
export function createCatalogFilter(patterns) {
  const all = (typeof patterns === "string" ? [patterns] : patterns).map(toExpression);
  return (file) => all.some((expression) => expression.test(file));
}

/** @param {string} pattern */
function toExpression(pattern) {
  const isPlain =
    typeof pattern === "string" && /^(?:[^\\/*?[\]{}()!]|\*\*\/|\*|\/|\{[^\\/*?[\]{}()!]+\})+$/.test(pattern);
  if (!isPlain || pattern.startsWith("/") || !/(?:^|\/)tenants\.yaml$/.test(pattern)) {
    throw new Error(
      `@tenantry/nx: the option "catalogs" in nx.json has ${JSON.stringify(pattern)}; expected paths of tenants.yaml files ` +
        'relative to the workspace, such as "kubernetes/catalogs/*/tenants.yaml", with *, **/ and {a,b}',
    );
  }
  const source = pattern.replace(/\*\*\/|\*|\{[^}]*\}|[.+^$|]/g, (token) => {
    if (token === "**/") return "(?:[^/]+/)*";
    if (token === "*") return "[^/]*";
    if (!token.startsWith("{")) return `\\${token}`;
    const words = token.slice(1, -1).split(",");
    return `(?:${words.map((word) => word.replace(/[.+^$|]/g, "\\$&")).join("|")})`;
  });
  return new RegExp(`^${source}$`);
}
