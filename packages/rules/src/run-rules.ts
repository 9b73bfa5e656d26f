import type { Fault, Rule } from "./rule.ts";
import { rules } from "./rules.ts";
import type { Subject } from "./subject.ts";

/** A fault with the rule that found it. */
export interface Violation {
  readonly rule: Rule;
  readonly fault: Fault;
}

/** Runs every rule that speaks of the subject's version, in the order of the list. */
export function runRules(subject: Subject, chosen: readonly Rule[] = rules): Violation[] {
  const violations: Violation[] = [];
  for (const rule of chosen) {
    if (!speaksOf(rule, subject)) continue;
    for (const fault of rule.check(subject)) violations.push({ rule, fault });
  }
  return violations;
}

function speaksOf({ operator }: Rule, subject: Subject): boolean {
  if (operator === undefined) return true;
  const { since, until } = operator;
  const version = subject.operator;
  return (since === undefined || version.mayBeAtLeast(since)) && (until === undefined || version.mayBeAtMost(until));
}
