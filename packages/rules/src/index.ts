export { type Fields, KINDS, type KnownKind, type Manifest } from "./manifest.ts";
export { isFields, listAt, textAt } from "./reading/fields.ts";
export type { Fault, Rule } from "./rule.ts";
export { rules } from "./rules.ts";
export { runRules, type Violation } from "./run-rules.ts";
export { identityOf, kindOf, Subject, type SubjectOptions } from "./subject.ts";
export { applyWaivers, type ScopedViolation, type Waived } from "./waivers.ts";
