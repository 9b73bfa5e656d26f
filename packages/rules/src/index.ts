export {
  type Budget,
  budgetInstance,
  INSTANCES,
  type Instance,
  type InstanceBudget,
  type PoolerBudget,
} from "./budget/budget.ts";
export type { ProposedSize } from "./budget/pool-sizing.ts";
export { alignColumns } from "./budget/print-budget.ts";
export { proposeSizes } from "./budget/propose-sizes.ts";
export { readBudgets } from "./budget/read-budgets.ts";
export { type Fields, KINDS, type KnownKind, type Manifest } from "./manifest.ts";
export { isFields, listAt, nameObject, textAt } from "./reading/fields.ts";
export type { Fault, Rule } from "./rule.ts";
export { rules } from "./rules.ts";
export { runRules, type Violation } from "./run-rules.ts";
export { identityOf, kindOf, Subject, type SubjectOptions } from "./subject.ts";
export { applyWaivers, type ScopedViolation, type Waived } from "./waivers.ts";
