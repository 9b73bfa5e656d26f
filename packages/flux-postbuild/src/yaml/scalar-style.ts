import { resolveScalar } from "../scalars/resolve-scalar.ts";

export type EmittedStyle = "plain" | "single" | "double" | "literal";

// is_printable of go.yaml.in/yaml/v2 (yamlprivateh.go), which leaves out tabs and everything beyond U+FFFF.
const unprintable = /[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;
const base60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
const anyBreak = /[\n\u2028\u2029]/;
/** What an unquoted scalar must not start with, or hold: indicators. */
const indicatorAtStart = /^(?:[#,[\]{}&*!|>'"%@`]|[?:-](?:[ \t]|$)|---|\.\.\.)/;
const indicatorInside = /:(?:[ \t]|$)|[ \t\n\r\u2028\u2029]#/;

/** How Go's YAML writes a string value (encode.go, emitterc.go): the author's quotes are gone by then. */
export function chooseStyle(text: string, context: "key" | "value"): EmittedStyle {
  const special = unprintable.test(text) || / [\n\u2028\u2029]/.test(text);
  if (text.includes("\n")) {
    const block = context === "value" && !special && !text.endsWith(" ");
    return block ? "literal" : "double";
  }
  if (special) return "double";
  const broken = anyBreak.test(text);
  if (broken && context === "key") return "double";
  if (isRetyped(text)) return "double";
  const spaceAfterBreak = /[\u2028\u2029] /.test(text);
  if (spaceAfterBreak) return "double";
  const plain = !broken && !/^ | $/.test(text) && !indicatorAtStart.test(text) && !indicatorInside.test(text);
  return plain ? "plain" : "single";
}

/** Whether the text unquoted would be anything but this string. */
function isRetyped(text: string): boolean {
  return resolveScalar(text).type !== "str" || base60.test(text);
}
