import { booleanAt, listAt, nameObject, textAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

const LISTS = ["podMonitorMetricRelabelings", "podMonitorRelabelings"] as const;

/** cloudnative-pg v1.27.1 to v1.30.0, internal/webhook/v1/{cluster,pooler}_webhook.go: warnings that name these fields. */
export const podMonitorDeprecated: Rule = {
  id: "pod-monitor-deprecated",
  severity: "warning",
  title: "A PodMonitor is written by whoever needs it, not by the operator.",
  operator: { since: "1.27.1" },
  *check(subject) {
    for (const kind of ["Cluster", "Pooler"] as const) {
      for (const manifest of subject.ofKind(kind)) {
        const { object } = manifest;
        const field =
          booleanAt(object, "spec", "monitoring", "enablePodMonitor") === true
            ? "enablePodMonitor"
            : LISTS.find((list) => listAt(object, "spec", "monitoring", list).length > 0);
        if (field === undefined) continue;
        const name = textAt(object, "metadata", "name") ?? "";
        const labels =
          kind === "Cluster" ? `cnpg.io/cluster: ${name}, cnpg.io/podRole: instance` : `cnpg.io/poolerName: ${name}`;
        yield {
          manifest,
          path: ["spec", "monitoring", field],
          message: `${nameObject(object)}: \`monitoring.${field}\` is deprecated since CloudNativePG 1.27.1, and will be removed`,
          help: `remove it and write a PodMonitor (or VMPodScrape) with \`matchLabels: {${labels}}\` and the port \`metrics\``,
        };
      }
    }
  },
};
