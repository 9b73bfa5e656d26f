/** What is quoted, escaped or in a class means nothing else; every other character is a token of its own. */
const TOKEN = /\\Q[\s\S]*?(?:\\E|$)|\\[\s\S]?|\[\^?\]?(?:\[:\^?\w+:\]|\\[\s\S]|[^\]\\])*\]?|[\s\S]/g;
const UNKNOWN = "which Go's regular expressions do not know";

/**
 * Why Go cannot compile a regular expression (RE2's syntax, https://pkg.go.dev/regexp/syntax); undefined where it can, or
 * where that is not certain.
 */
export function explainGoRegexp(pattern: string): string | undefined {
  let open = 0;
  let before: string | undefined;
  for (const { 0: token, index } of pattern.matchAll(TOKEN)) {
    const reason = explainToken(pattern.slice(index), token, before);
    if (reason !== undefined) return reason;
    if (token === "(") open += 1;
    if (token === ")") open -= 1;
    if (open < 0) return "has a ) without its (";
    before = token;
  }
  return open > 0 ? "has a ( without its )" : undefined;
}

function explainToken(rest: string, token: string, before: string | undefined): string | undefined {
  if (token === "\\") return "ends in a backslash";
  if (/^\\[1-9]$/.test(token)) return `refers back with ${token}, ${UNKNOWN}`;
  if (token.startsWith("[") && !(token.length > 2 && token.endsWith("]"))) return "has a [ without its ]";
  const look = /^\(\?(?:<?[=!]|>)/.exec(rest);
  if (look !== null) return `holds ${look[0]}, ${UNKNOWN}`;
  if (!/^[*+?]$/.test(token)) return undefined;
  // `(?` starts a group with flags or a name.
  if (before === undefined || before === "|" || (before === "(" && token !== "?"))
    return `repeats nothing with ${token}`;
  return /^[*+]$/.test(before) && token !== "?" ? `repeats a repetition with ${before}${token}` : undefined;
}
