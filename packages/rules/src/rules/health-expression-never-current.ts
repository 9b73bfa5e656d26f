import { nameObject } from "../reading/fields.ts";
import { listHealthExpressions } from "../reading/health-expressions.ts";
import type { Rule } from "../rule.ts";

/** Status fields that a healthy object lacks (Go's omitempty; api/v1 of CloudNativePG v1.27.0 to v1.30.0). */
const ABSENT_WHEN_WELL: Readonly<Record<string, readonly string[]>> = {
  "Database.postgresql.cnpg.io": ["message"],
  "Publication.postgresql.cnpg.io": ["message"],
  "Subscription.postgresql.cnpg.io": ["message"],
  "Pooler.postgresql.cnpg.io": ["error", "phaseReason"],
  "ScheduledBackup.postgresql.cnpg.io": ["error"],
};

/** fluxcd/pkg runtime/v0.110.1, cel/status_evaluator.go: inProgress, failed, then current; an error in one ends the look. */
export const healthExpressionNeverCurrent: Rule = {
  id: "health-expression-never-current",
  severity: "error",
  title: "Expressions that Flux evaluates before `current` ask with `has()` for fields that healthy objects lack.",
  *check(subject) {
    for (const { manifest, path, kind, field, text } of listHealthExpressions(subject)) {
      if (field === "current") continue;
      const names = Object.hasOwn(ABSENT_WHEN_WELL, kind) ? (ABSENT_WHEN_WELL[kind] ?? []) : [];
      const name = names.find(
        (it) => new RegExp(`\\bstatus\\.${it}\\b`).test(text) && !text.includes(`has(status.${it})`),
      );
      if (name === undefined) continue;
      yield {
        manifest,
        path,
        message: `${nameObject(manifest.object)}: a healthy ${kind.slice(0, kind.indexOf("."))} has no \`status.${name}\`, so that \`${field}\` ends in an error and Flux never looks at \`current\`: the Kustomization waits until its timeout`,
        help: `begin the expression with \`has(status.${name}) && \``,
      };
    }
  },
};
