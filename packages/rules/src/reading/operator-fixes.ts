import type { OperatorVersion } from "../operator-version.ts";

/**
 * Whether some version that the catalog stands for has what came in several minors, e.g. `["1.28.4", "1.29.2",
 * "1.30.0"]`. For refusals: what one patch of a minor refuses must not be written for that minor.
 */
export function mayHave(operator: OperatorVersion, versions: readonly string[]): boolean {
  const same = versions.find((version) => version.startsWith(`${operator.minorText}.`));
  return same === undefined ? versions.every((version) => operator.isAtLeast(version)) : operator.mayBeAtLeast(same);
}
