/** Characters of a value that is tried; names of labels are shorter. */
const LONGEST_VALUE = 128;
/** Repetitions that may follow each other: the number of ways to try grows with the value's length to this power. */
const MOST_REPETITIONS = 3;
/** What is escaped or in a class is one thing. */
const TOKEN = /\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|[\s\S]/g;

/**
 * Whether a regular expression of Go's matches a whole value; undefined where nobody can tell. Go takes time in proportion to
 * the value for any pattern, JavaScript does not: one that might take long is not tried.
 */
export function matchesGoPattern(pattern: string, value: string, flags = "u"): boolean | undefined {
  if (value.length > LONGEST_VALUE || mightTakeLong(pattern)) return undefined;
  try {
    return new RegExp(`^(?:${pattern})$`, flags).test(value);
  } catch {
    return undefined;
  }
}

/** A repeated group in which there is a choice or another repetition, or many repetitions in a row. */
function mightTakeLong(pattern: string): boolean {
  const tokens = pattern.match(TOKEN) ?? [];
  const groups: { hasChoice: boolean }[] = [];
  let closed = { hasChoice: false };
  let repetitions = 0;
  for (const [index, token] of tokens.entries()) {
    const isRepetition = /^[*+{]$/.test(token);
    if (isRepetition && tokens[index - 1] === ")" && closed.hasChoice) return true;
    if (isRepetition) repetitions += 1;
    if (token === "|" && groups.length === 0) repetitions = 0;
    if (repetitions > MOST_REPETITIONS) return true;
    if (isRepetition || token === "|" || token === "?") for (const group of groups) group.hasChoice = true;
    if (token === "(") groups.push({ hasChoice: false });
    if (token === ")") closed = groups.pop() ?? closed;
  }
  return false;
}
