import { isUnloadable } from "./unloadable-text.ts";

// Everything else arrives; the conformance tests ask the real Flux about every character.
const suspect = /^\t|[\x7f-\x9f\ud800-\udfff\ufffe\uffff]/;

/** Whether the text may be one that does not arrive: a cheap look before `explainUndeliverable`. */
export function isSuspect(text: string): boolean {
  return suspect.test(text);
}

/**
 * Why the literal text of an object does not arrive in the cluster, however it is quoted in the file; undefined where it does.
 * Flux and kustomize print what they build and read it again, and lose it there.
 */
export function explainUndeliverable(text: string): string | undefined {
  if (isUnloadable(text))
    return 'it starts with a tab and has several lines ("found a tab character where an indentation space is expected")';
  if (/\p{Surrogate}/u.test(text)) return "it has half of a surrogate pair, which no UTF-8 text can hold";
  const [control] = /[\x7f-\x84\x86-\x9f\ufffe\uffff]/.exec(text) ?? [];
  if (control !== undefined)
    return `it has the character ${nameCharacter(control)} ("control characters are not allowed")`;
  return text.includes("\x85") ? "its line break U+0085 arrives as another character" : undefined;
}

function nameCharacter(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
