import type { Rule } from "./rule.ts";
import { runRules } from "./run-rules.ts";
import { makeSubject, type TestOptions } from "./test-subject.ts";

/** What one rule tells people to do about YAML text. */
export function findHelps(rule: Rule, text: string, options: TestOptions = {}): string[] {
  return runRules(makeSubject(text, options), [rule]).map(({ fault }) => fault.help);
}
