import { printLineScalar } from "./scalar.ts";
import { escapeText, type SubstitutionKind } from "./substitution.ts";

/** YAML 1.2 (7.4.3) ends an implicit key at 1024 characters; readers count differently, so long keys are explicit. */
const LONGEST_IMPLICIT_KEY = 1000;

/** Field names recur in every object; the bound keeps names that occur once from filling the memory. */
const MOST_REMEMBERED = 4096;
const remembered = { flux: new Map<string, string>(), none: new Map<string, string>() };

/**
 * The key with its colon.
 * @param line line break and indentation of the mapping
 */
export function printKey(key: string, line: string, { substitution }: { substitution: SubstitutionKind }): string {
  const known = remembered[substitution].get(key);
  if (known !== undefined) return known;
  const scalar = printLineScalar(escapeText(key, substitution));
  if (scalar.length > LONGEST_IMPLICIT_KEY) return `? ${scalar}${line}:`;
  const printed = `${scalar}:`;
  if (remembered[substitution].size < MOST_REMEMBERED) remembered[substitution].set(key, printed);
  return printed;
}
