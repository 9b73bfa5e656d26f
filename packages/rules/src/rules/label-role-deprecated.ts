import type { KnownKind } from "../manifest.ts";
import { fieldsAt, type Key, nameObject, textAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

const SELECTORS: readonly (readonly [KnownKind, readonly Key[]])[] = [
  ["Service", ["spec", "selector"]],
  ["PodMonitor", ["spec", "selector", "matchLabels"]],
  ["VMPodScrape", ["spec", "selector", "matchLabels"]],
  ["NetworkPolicy", ["spec", "podSelector", "matchLabels"]],
  ["PodDisruptionBudget", ["spec", "selector", "matchLabels"]],
];

/** cloudnative-pg v1.27.0 to v1.30.0, pkg/utils/labels_annotations.go: `role` is deprecated for `cnpg.io/instanceRole`. */
export const labelRoleDeprecated: Rule = {
  id: "label-role-deprecated",
  severity: "warning",
  title: "Selectors find the primary by `cnpg.io/instanceRole`.",
  *check(subject) {
    for (const [kind, place] of SELECTORS) {
      for (const manifest of subject.ofKind(kind)) {
        const labels = fieldsAt(manifest.object, ...place);
        const role = textAt(labels, "role");
        if (role !== "primary" && role !== "replica") continue;
        if (!Object.keys(labels).some((label) => label.startsWith("cnpg.io/"))) continue;
        yield {
          manifest,
          path: [...place, "role"],
          at: "key",
          message: `${nameObject(manifest.object)} selects instances by the label \`role\`, which CloudNativePG has deprecated: without it the selector finds nothing`,
          help: `write \`cnpg.io/instanceRole: ${role}\``,
        };
      }
    }
  },
};
