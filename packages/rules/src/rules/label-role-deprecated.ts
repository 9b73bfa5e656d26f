import type { KnownKind } from "../manifest.ts";
import { fieldsAt, type Key, listAt, nameObject, textAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";
import type { Subject } from "../subject.ts";

const SELECTORS: readonly (readonly [KnownKind, readonly Key[]])[] = [
  ["Service", ["spec", "selector"]],
  ["PodMonitor", ["spec", "selector", "matchLabels"]],
  ["VMPodScrape", ["spec", "selector", "matchLabels"]],
  ["NetworkPolicy", ["spec", "podSelector", "matchLabels"]],
  ["PodDisruptionBudget", ["spec", "selector", "matchLabels"]],
];

const PEERS = [
  ["ingress", "from"],
  ["egress", "to"],
] as const;

/** cloudnative-pg v1.27.0 to v1.30.0, pkg/utils/labels_annotations.go: `role` is deprecated for `cnpg.io/instanceRole`. */
export const labelRoleDeprecated: Rule = {
  id: "label-role-deprecated",
  severity: "warning",
  title: "Selectors find the primary by `cnpg.io/instanceRole`.",
  *check(subject) {
    for (const [kind, place] of SELECTORS) {
      for (const { manifest, path } of listPlaces(subject, kind, place)) {
        const labels = fieldsAt(manifest.object, ...path);
        const role = textAt(labels, "role");
        if (role !== "primary" && role !== "replica") continue;
        if (!Object.keys(labels).some((label) => label.startsWith("cnpg.io/"))) continue;
        yield {
          manifest,
          path: [...path, "role"],
          at: "key",
          message: `${nameObject(manifest.object)} selects instances by the label \`role\`, which CloudNativePG has deprecated: without it the selector finds nothing`,
          help: `write \`cnpg.io/instanceRole: ${role}\``,
        };
      }
    }
  },
};

/** Peers of a NetworkPolicy are selected by labels, too. */
function* listPlaces(subject: Subject, kind: KnownKind, place: readonly Key[]) {
  for (const manifest of subject.ofKind(kind)) {
    yield { manifest, path: place };
    if (kind !== "NetworkPolicy") continue;
    for (const [direction, peers] of PEERS)
      for (const [index, entry] of listAt(manifest.object, "spec", direction).entries())
        for (const peer of listAt(entry, peers).keys())
          yield { manifest, path: ["spec", direction, index, peers, peer, "podSelector", "matchLabels"] };
  }
}
