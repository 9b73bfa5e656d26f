/**
 * First character: never an indicator. Then printable ASCII, where a colon is followed by a non-space and a space by
 * something that is neither the end nor `#`. Stricter than YAML: what is doubtful anywhere gets quotes.
 */
const PLAIN_SHAPE = /^[\w/$(^\\.](?:[!-9;-~]|:(?=[^ ])| (?=[^#]))*$/;

/** Booleans and nulls of YAML 1.1 and 1.2 in any letter case, and the number words that lenient readers know. */
const WORD = /^(?:y|yes|n|no|on|off|true|false|null|nan|inf|infinity)$/i;

/**
 * More than any dialect's numbers: 1,000, 017, .5, 1., 1e3, 12:30:45, 1.27.0, 0x1F, 0o7, 0b1, .inf, .nan, and e1, which
 * `yaml` 2.9.1 takes for a float in its 1.1 schema; whatever starts like a date; the document end marker. Signs never get
 * here: no plain scalar starts with one.
 */
const NUMBER_LIKE =
  /^(?:[\d.][\d.:,]*(?:e[-+]?[\d.]*)?$|e[-+]?\d+$|0[xob][\da-f.p+-]*$|\.(?:inf|nan)$|\d{4}-\d{1,2}-\d{1,2}|\.\.\.)/i;
const NUMBER_START = /^[\d._e]/i;

const LONGEST_WORD = "infinity".length;

/** Whether every YAML 1.1 and 1.2 reader takes the text, written without quotes as a block key or value, as this string. */
export function isPlainScalar(text: string): boolean {
  if (!PLAIN_SHAPE.test(text)) return false;
  // Go's readers take underscores out of a number wherever they stand: 3e_-5 and 0_x1F too.
  if (NUMBER_START.test(text)) return !NUMBER_LIKE.test(text.includes("_") ? text.replaceAll("_", "") : text);
  return text.length > LONGEST_WORD || !WORD.test(text);
}
