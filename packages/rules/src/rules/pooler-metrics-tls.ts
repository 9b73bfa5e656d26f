import { booleanAt, nameObject, valueAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.30.0, internal/webhook/v1/pooler_webhook.go, validateMonitoring. */
export const poolerMetricsTls: Rule = {
  id: "pooler-metrics-tls",
  severity: "error",
  title: "A Pooler that serves metrics by TLS to the operator's PodMonitor has a certificate of its own.",
  operator: { since: "1.30" },
  refusedBy: "webhook",
  *check(subject) {
    for (const manifest of subject.ofKind("Pooler")) {
      const { object } = manifest;
      const isOn = (...path: string[]) => booleanAt(object, "spec", "monitoring", ...path) === true;
      if (!isOn("tls", "enabled") || !isOn("enablePodMonitor")) continue;
      if ((valueAt(object, "spec", "pgbouncer", "clientTLSSecret", "name") ?? "") !== "") continue;
      yield {
        manifest,
        path: ["spec", "monitoring", "tls"],
        at: "key",
        message: `${nameObject(object)}: \`monitoring.tls\` with \`enablePodMonitor: true\`, but without \`pgbouncer.clientTLSSecret\`: the metrics would be served with the Cluster's certificate`,
        help: "name a certificate of the Pooler in `pgbouncer.clientTLSSecret`, or write `enablePodMonitor: false` and a PodMonitor of your own",
      };
    }
  },
};
