import type { Manifest } from "../manifest.ts";
import type { Subject } from "../subject.ts";
import { isFields, type Key, listAt, textAt } from "./fields.ts";
import { kindGroup } from "./flux.ts";

const FIELDS = ["current", "failed", "inProgress"] as const;

/** A CEL expression that tells Flux how an object is. */
export interface HealthExpression {
  readonly manifest: Manifest;
  readonly path: readonly Key[];
  /** `Kind.group`; the kind is empty where it speaks of the whole group. */
  readonly kind: string;
  readonly field: (typeof FIELDS)[number];
  readonly text: string;
}

/** Of every Flux Kustomization. */
export function listHealthExpressions(subject: Subject): HealthExpression[] {
  return subject.ofKind("FluxKustomization").flatMap((manifest) =>
    listAt(manifest.object, "spec", "healthCheckExprs").flatMap((entry, index) =>
      FIELDS.flatMap((field) => {
        const text = isFields(entry) ? textAt(entry, field) : undefined;
        if (text === undefined) return [];
        return [{ manifest, path: ["spec", "healthCheckExprs", index, field], kind: kindGroup(entry), field, text }];
      }),
    ),
  );
}
