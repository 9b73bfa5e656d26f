import { isFields, listAt, nameObject, textAt } from "../reading/fields.ts";
import { hasExpressionFor, kindGroup } from "../reading/flux.ts";
import type { Rule } from "../rule.ts";

interface Verdict {
  /** What Flux takes for healthy. */
  readonly passes: string;
  readonly current: string;
}

const APPLIED: Verdict = {
  passes: "passes although PostgreSQL refused it (`status.applied: false`)",
  current: "has(status.applied) && status.applied",
};
const ALWAYS = "passes as soon as it exists: its status has no Ready condition";

/** fluxcd/cli-utils v1.2.1, pkg/kstatus/status/status.go: no Ready condition means current. Status fields: CRDs of CloudNativePG v1.27.0 to v1.30.0. */
const VERDICTS: Readonly<Record<string, Verdict>> = {
  "Cluster.postgresql.cnpg.io": {
    passes: "passes before the operator has looked at it: there is no Ready condition yet",
    current: "has(status.conditions) && status.conditions.exists(c, c.type == 'Ready' && c.status == 'True')",
  },
  "Database.postgresql.cnpg.io": APPLIED,
  "Publication.postgresql.cnpg.io": APPLIED,
  "Subscription.postgresql.cnpg.io": APPLIED,
  "Pooler.postgresql.cnpg.io": {
    passes: ALWAYS,
    current: "has(status.phase) && status.phase in ['active', 'paused']",
  },
  "ScheduledBackup.postgresql.cnpg.io": { passes: ALWAYS, current: "has(status.lastCheckTime)" },
  "Dragonfly.dragonflydb.io": {
    passes: ALWAYS,
    current: "has(status.phase) && status.phase in ['Ready', 'ready']",
  },
};

export const healthCheckAlwaysPasses: Rule = {
  id: "health-check-always-passes",
  severity: "warning",
  title: "Health checks of kinds that Flux cannot judge have an expression.",
  *check(subject) {
    for (const manifest of subject.ofKind("FluxKustomization")) {
      // With `wait` the list is not read, but what is on it is judged in the same way.
      const seen = new Set<string>();
      for (const [index, entry] of listAt(manifest.object, "spec", "healthChecks").entries()) {
        const kind = isFields(entry) ? kindGroup(entry) : "";
        const verdict = Object.hasOwn(VERDICTS, kind) ? VERDICTS[kind] : undefined;
        if (verdict === undefined || seen.has(kind) || hasExpressionFor(manifest.object, kind)) continue;
        seen.add(kind);
        const shortKind = textAt(entry, "kind") ?? "";
        const name = textAt(entry, "name") ?? "";
        yield {
          manifest,
          path: ["spec", "healthChecks", index],
          message: `${nameObject(manifest.object)}: the health check of ${shortKind} ${name} ${verdict.passes}`,
          help: adviseOn(shortKind, { current: verdict.current, hasPhase: subject.operator.isAtLeast("1.30") }),
        };
      }
    }
  },
};

function adviseOn(
  kind: string,
  { current, hasPhase }: { readonly current: string; readonly hasPhase: boolean },
): string {
  if (kind === "Pooler" && !hasPhase)
    return "check its Deployment instead: `apps/v1`, kind `Deployment`, with the Pooler's name";
  const also = kind === "Pooler" ? "; its Deployment, which has the same name, says more: whether pods are ready" : "";
  return `add to \`healthCheckExprs\` an entry for ${kind} with \`current: ${current}\`${also}`;
}
