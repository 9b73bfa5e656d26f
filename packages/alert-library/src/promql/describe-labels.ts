import type { LabelSet } from "./label-set.ts";

/** For a help: what there is instead. */
export function describeLabels(labels: LabelSet): string {
  const names = labels.list().map((name) => `\`${name}\``);
  return names.length === 0 ? "there are no labels at all" : `there are ${names.join(", ")}`;
}

/**
 * What to do about a label that a result lacks.
 * @param read of the series that the expression reads: one that they have was dropped on the way
 */
export function adviseAbsent(
  label: string,
  labels: LabelSet,
  read: LabelSet,
): { readonly help: string; readonly isOutside: boolean } {
  const presence = read.presence(label);
  const isOutside = presence === "never";
  const advice =
    isOutside || presence === "unknown"
      ? ""
      : `; series that it reads have \`${label}\`: where an aggregation drops it, add it to \`by\``;
  return { help: `${describeLabels(labels)}${advice}`, isOutside };
}
