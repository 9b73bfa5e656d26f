import type { LabelSet } from "./label-set.ts";

/** For a help: what there is instead. */
export function describeLabels(labels: LabelSet): string {
  const names = labels.list().map((name) => `\`${name}\``);
  return names.length === 0 ? "there are no labels at all" : `there are ${names.join(", ")}`;
}
