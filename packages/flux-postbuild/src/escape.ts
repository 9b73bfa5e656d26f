// Go's YAML writes every character of a text that starts with a byte order mark as an escape: Flux finds nothing in it.
const ORDER_MARK = "\ufeff";

/** Whether Flux would change this literal text: it holds `${` or `$$`. */
export function needsEscape(text: string): boolean {
  return /\$[{$]/.test(text) && !text.startsWith(ORDER_MARK);
}

/**
 * Writes literal text so that Flux gives it back unchanged: every run of `$` that stands before `{` or is longer than one
 * is doubled. Other text is returned as it is, a single `$` included.
 * Where a placeholder is written right behind the text, say `before: "placeholder"`: a single `$` at the end is then
 * doubled too, or `$` + `${X}` would read as an escaped `${X}`.
 */
export function escapeLiteral(text: string, before: "end" | "placeholder" = "end"): string {
  if (!text.includes("$") || text.startsWith(ORDER_MARK)) return text;
  return text.replace(/\$+/g, (run, at: number) => {
    const next = text[at + run.length];
    const meetsBrace = next === "{" || (next === undefined && before === "placeholder");
    return run.length > 1 || meetsBrace ? run + run : run;
  });
}
