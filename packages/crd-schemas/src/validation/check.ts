import type { PathSegment, Violation, ViolationKind } from "../violation.ts";

/** One validation of one object: where the walk is, and what it has found. */
export interface Walk {
  readonly path: PathSegment[];
  readonly violations: Violation[];
}

/** Checks a value; `old` is the value at the same place in the object that is being updated, if there is one. */
export type Check = (value: unknown, old: unknown, walk: Walk) => void;

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function report(walk: Walk, kind: ViolationKind, message: string): void {
  walk.violations.push({ path: walk.path.slice(), kind, message });
}

export function reportAt(walk: Walk, segment: PathSegment, finding: { kind: ViolationKind; message: string }): void {
  walk.violations.push({ path: [...walk.path, segment], ...finding });
}

/** Runs every check in order; undefined when there is none, so that callers can skip the call. */
export function combineChecks(checks: readonly (Check | undefined)[]): Check | undefined {
  const present = checks.filter((it) => it !== undefined);
  const [first, second] = present;
  if (first === undefined) return undefined;
  if (second === undefined) return first;
  return (value, old, walk) => {
    for (const check of present) check(value, old, walk);
  };
}
