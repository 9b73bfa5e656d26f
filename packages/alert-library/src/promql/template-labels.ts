import type { Name } from "./expression.ts";

const ACTION = /\{\{-?([\s\S]*?)-?\}\}/g;
const LABEL = /(?:\$labels|(?<![\w)])\.Labels)\.([A-Za-z_]\w*)|index\s+(?:\$labels|\.Labels)\s+"([^"]+)"/g;
/** Whoever asks first whether a label is there knows that it may not be. */
const QUESTION = /^\s*(?:else\s+)?(?:if|with)\b/;

/** The labels that an annotation or a label of a rule shows, e.g. `{{ $labels.pod }}`, each once, with their places. */
export function listTemplateLabels(text: string): readonly Name[] {
  const names = new Map<string, Name>();
  const asked = new Set<string>();
  for (const action of text.matchAll(ACTION)) {
    const [whole, inner = ""] = action;
    const start = action.index + whole.indexOf(inner);
    for (const { 0: match, 1: field, 2: quoted, index } of inner.matchAll(LABEL)) {
      const name = field ?? quoted ?? "";
      if (QUESTION.test(inner)) asked.add(name);
      else if (!names.has(name)) names.set(name, { name, from: start + index, to: start + index + match.length });
    }
  }
  return [...names.values()].filter(({ name }) => !asked.has(name));
}
