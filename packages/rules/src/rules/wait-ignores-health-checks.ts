import { booleanAt, listAt, nameObject } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** kustomize-controller v1.9.4, internal/controller/kustomization_controller.go: health checks are read only without wait. */
export const waitIgnoresHealthChecks: Rule = {
  id: "wait-ignores-health-checks",
  severity: "warning",
  title: "A Flux Kustomization has either `wait: true` or `healthChecks`.",
  *check(subject) {
    for (const manifest of subject.ofKind("FluxKustomization")) {
      const count = listAt(manifest.object, "spec", "healthChecks").length;
      if (booleanAt(manifest.object, "spec", "wait") !== true || count === 0) continue;
      yield {
        manifest,
        path: ["spec", "healthChecks"],
        at: "key",
        message: `${nameObject(manifest.object)}: with \`wait: true\` Flux ignores its ${count} healthChecks`,
        help: "remove `wait: true` so that the list counts, or remove the list; with `wait` alone Poolers and ScheduledBackups always pass",
      };
    }
  },
};
