import type { LiveObject } from "./cluster-reader.ts";
import { readField, readText, showValue } from "./read-field.ts";

/** Why a Database or DatabaseRole is not in force; undefined where the operator has applied what it says now. */
export function explainUnapplied(object: LiveObject | undefined, cluster: string): string | undefined {
  if (object === undefined) return "does not exist";
  const its = readText(object, "spec", "cluster", "name");
  if (its !== cluster) return `is of Cluster ${showValue(its)}, expected ${cluster}`;
  const message = readText(object, "status", "message");
  if (readField(object, "status", "applied") !== true) {
    return `is not applied: ${message ?? "its status says nothing yet"}`;
  }
  const observed = readField(object, "status", "observedGeneration");
  const generation = readField(object, "metadata", "generation");
  return observed === generation
    ? undefined
    : `was applied in generation ${showValue(observed)}, and is ${showValue(generation)} by now`;
}
