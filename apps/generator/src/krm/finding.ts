import type { JsonObject } from "@tenantry/flux-postbuild";
import type { Result } from "@tenantry/krm-function";
import { readOrigin, refersTo } from "@tenantry/krm-function/resource-list";
import type { Problem } from "@tenantry/tenant-model";

/** One finding of a function, for people and for the ResourceList. */
export interface Finding {
  /** None for what is only worth knowing. */
  readonly problem?: Problem;
  readonly result: Result;
}

/** What a function makes of its input. */
export interface Answer<Item> {
  readonly items: readonly Item[];
  readonly findings: readonly Finding[];
  /** For standard error, ended by a line break or empty. */
  readonly notes: string;
}

/** A finding about the run, the catalog or the configuration. */
export function reportProblem(problem: Problem): Finding {
  const { path, file, line, column } = problem;
  const place = {
    ...(line !== undefined && { line: String(line) }),
    ...(column !== undefined && { column: String(column) }),
  };
  const result: Result = {
    ...describe(problem),
    ...(path !== "" && { field: { path } }),
    ...(file !== undefined && { file: { path: file } }),
    tags: { rule: problem.rule, help: problem.help, ...place },
  };
  return { problem, result };
}

export interface ItemRemark extends Pick<Problem, "rule" | "severity" | "message" | "help"> {
  readonly item: JsonObject;
  /** Place in the item as text; empty for the item as a whole. */
  readonly field: string;
}

/** A finding about an item. Its lines are not known: what kustomize passes on is not what stands in the files. */
export function reportItem({ item, field, ...remark }: ItemRemark): Finding {
  const { kind, name } = refersTo(item);
  const file = readOrigin(item);
  const result: Result = {
    ...describe(remark),
    resourceRef: refersTo(item),
    ...(field !== "" && { field: { path: field } }),
    ...(file !== undefined && { file }),
    tags: { rule: remark.rule, help: remark.help },
  };
  return { problem: { ...remark, path: [[kind, name].join("/"), field].join(" ").trim() }, result };
}

function describe({ message, severity }: Pick<Problem, "message" | "severity">): Pick<Result, "message" | "severity"> {
  return { message, severity };
}
