import type { Name } from "./expression.ts";
import { listActions } from "./template-actions.ts";

const LABEL =
  /(?:\$labels|(?<![\w)])\.Labels)\.([A-Za-z_]\w*)|index\s{1,9}(?:\$labels|\$?\.Labels)\s{1,9}["'`]([^"'`]+)["'`]/g;
/** Whoever asks first whether a label is there, or says what to show in its place, knows that it may not be. */
const QUESTION = /^-?\s*(?:else\s+)?(?:if|with)\b|\bor\b/;
const BLOCK = /^-?\s*(if|range|with|block|define|end)\b/;

/** The labels that an annotation or a label of a rule shows, e.g. `{{ $labels.pod }}`, each once, with their places. */
export function listTemplateLabels(text: string): readonly Name[] {
  const names = new Map<string, Name>();
  const asked = new Set<string>();
  const blocks: string[] = [];
  for (const { from, code } of listActions(text)) {
    // The dot is something else there, e.g. a sample that `query` found.
    const hasOwnDot = blocks.some((block) => block !== "if");
    for (const { 0: match, 1: field, 2: quoted, index } of code.matchAll(LABEL)) {
      const name = field ?? quoted ?? "";
      const isOfDot = /(?:^|\s)\.Labels/.test(match) && code.charAt(index - 1) !== "$";
      if (QUESTION.test(code)) asked.add(name);
      else if (!names.has(name) && !(hasOwnDot && isOfDot))
        names.set(name, { name, from: from + index, to: from + index + match.length });
    }
    const block = BLOCK.exec(code)?.[1];
    if (block === "end") blocks.pop();
    else if (block !== undefined) blocks.push(block);
  }
  return [...names.values()].filter(({ name }) => !asked.has(name));
}
