export type PathSegment = string | number;

/** What sort of mistake a violation is; callers group and test by it. */
export type ViolationKind =
  | "unknown-kind"
  | "unknown-field"
  | "type"
  | "required"
  | "enum"
  | "pattern"
  | "format"
  | "range"
  | "length"
  | "duplicate"
  | "combination"
  | "metadata"
  | "cel";

/** One reason why the API server would refuse the object. `path` leads to the value, or to where a missing one belongs. */
export interface Violation {
  readonly path: readonly PathSegment[];
  readonly kind: ViolationKind;
  readonly message: string;
}
