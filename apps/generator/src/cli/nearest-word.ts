import { findNearestName } from "@tenantry/crd-schemas";

/** The known word that a mistyped or shortened one most likely means; undefined when none is near. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  return (
    findNearestName(word, known) ??
    (word.length > 2 ? known.find((candidate) => candidate.startsWith(word)) : undefined)
  );
}
