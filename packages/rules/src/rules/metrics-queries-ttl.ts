import { clustersOf } from "../reading/clusters.ts";
import { textAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** Go's time.ParseDuration takes a bare zero, and any units with it. */
const ZERO = /^[+-]?(?:0+(?:\.0*)?|(?:0+(?:\.0*)?(?:ns|us|µs|μs|ms|s|m|h))+)$/;

/** cloudnative-pg v1.28.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, getMonitoringFieldsWarnings. */
export const metricsQueriesTtl: Rule = {
  id: "metrics-queries-ttl",
  severity: "warning",
  title: "The results of metrics queries are kept for some time.",
  operator: { since: "1.28" },
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      const ttl = textAt(spec, "monitoring", "metricsQueriesTTL");
      if (ttl === undefined || !ZERO.test(ttl)) continue;
      yield {
        manifest,
        path: ["spec", "monitoring", "metricsQueriesTTL"],
        message: `${title}: \`metricsQueriesTTL: ${ttl}\` runs every metrics query at every scrape`,
        help: "remove it, as 30s is the default, or write your interval of scraping",
      };
    }
  },
};
