const SELECTOR_START = /[a-zA-Z_:][\w:]*(?=\{)/g;
const MATCHER = /\s*([a-zA-Z_]\w*)\s*(=~|!~|!=|=)\s*"((?:[^"\\]|\\.)*)"\s*,?/y;

/** A metric with what all selectors of it ask for in words of their own: `{namespace="db",cnpg_io_cluster="shared"}`. */
export interface SelectedMetric {
  readonly name: string;
  /** Matchers with `=`, as they are written, sorted. */
  readonly matchers: readonly string[];
}

/**
 * Every metric of these expressions with the equalities that all its selectors have in common. Matchers of patterns are left
 * out: they choose tenants, whose names would fill an address with a thousand of them. For expressions whose selectors all
 * have braces, as those of the alert library do.
 */
export function listSelectedMetrics(expressions: Iterable<string>): readonly SelectedMetric[] {
  const byName = new Map<string, ReadonlySet<string>>();
  for (const expression of expressions) {
    for (const match of expression.matchAll(SELECTOR_START)) {
      const [name] = match;
      const own = readEqualities(expression, match.index + name.length + 1);
      const others = byName.get(name);
      byName.set(name, others === undefined ? own : new Set([...others].filter((matcher) => own.has(matcher))));
    }
  }
  return [...byName].map(([name, matchers]) => ({ name, matchers: [...matchers].sort() }));
}

function readEqualities(expression: string, start: number): ReadonlySet<string> {
  const found = new Set<string>();
  MATCHER.lastIndex = start;
  for (let match = MATCHER.exec(expression); match !== null; match = MATCHER.exec(expression)) {
    const [, label, operator, value] = match;
    if (operator === "=") found.add(`${label}="${value}"`);
  }
  return found;
}
