/**
 * What JSON leaves as it is although a YAML reader refuses it (DEL, C1, U+FEFF, U+FFFE, U+FFFF), takes it for a line
 * break (NEL, LS, PS), or a reviewer cannot see it (no-break space, soft hyphen, zero width, bidirectional controls).
 */
const INVISIBLE = /[\u007f-\u00a0\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/;
const EVERY_INVISIBLE = new RegExp(INVISIBLE, "g");

const ASCII_TEXT = /^[\t\n -~]*$/;
const TEXT_WITHOUT_CONTROLS = /^[\t\n -~\u00a1-\uffff]*$/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Whether the text can stand in the file unescaped: tabs and line feeds count as visible. */
export function isVisible(text: string): boolean {
  if (ASCII_TEXT.test(text)) return true;
  return TEXT_WITHOUT_CONTROLS.test(text) && !INVISIBLE.test(text) && !LONE_SURROGATE.test(text);
}

/** The text in double quotes on one line, with escapes that JSON, YAML 1.1 and YAML 1.2 read alike. */
export function quoteScalar(text: string): string {
  if (LONE_SURROGATE.test(text)) {
    throw new TypeError(
      `cannot print ${JSON.stringify(text)}: expected Unicode text, but it has half of a surrogate pair, ` +
        "which no UTF-8 file can hold; remove that character",
    );
  }
  const json = JSON.stringify(text);
  return INVISIBLE.test(json) ? json.replace(EVERY_INVISIBLE, escapeCharacter) : json;
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
