const NAME_PART = /[\w:]/;

/**
 * Names of the series that an expression selects, each once, without parsing it: what stands before a brace. Only for
 * expressions whose selectors all have braces, as those of this library do; a test holds it against the parser.
 */
export function extractMetricNames(expression: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (let brace = expression.indexOf("{"); brace >= 0; brace = expression.indexOf("{", brace + 1)) {
    let start = brace;
    while (start > 0 && NAME_PART.test(expression.charAt(start - 1))) start -= 1;
    if (start < brace) names.add(expression.slice(start, brace));
  }
  return names;
}
