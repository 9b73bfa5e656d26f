import type { Rule } from "./rule.ts";
import { clusterName } from "./rules/cluster-name.ts";
import { waitIgnoresHealthChecks } from "./rules/wait-ignores-health-checks.ts";

/** Every rule, in the order in which they run. One line each: a merge keeps both sides. */
// biome-ignore format: one line each
export const rules: readonly Rule[] = [
  clusterName,
  waitIgnoresHealthChecks,
];
