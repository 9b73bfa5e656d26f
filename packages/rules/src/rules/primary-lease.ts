import type { Fields } from "../manifest.ts";
import { clustersOf } from "../reading/clusters.ts";
import { fieldsAt, isSet, numberAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** api/v1/cluster_types.go of v1.30.0. */
const DEFAULTS = { leaseDurationSeconds: 15, renewDeadlineSeconds: 10, retryPeriodSeconds: 2 };

/**
 * cloudnative-pg v1.30.0, internal/webhook/v1/cluster_webhook.go, validatePrimaryLease: the limits of client-go's
 * leader election.
 */
export const primaryLease: Rule = {
  id: "primary-lease",
  severity: "error",
  title: "A primary's lease outlasts its renewal, which outlasts a retry.",
  operator: { since: "1.30" },
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      const lease = fieldsAt(spec, "primaryLease");
      const duration = readSeconds(lease, "leaseDurationSeconds");
      const deadline = readSeconds(lease, "renewDeadlineSeconds");
      const retry = readSeconds(lease, "retryPeriodSeconds");
      if (duration !== undefined && deadline !== undefined && duration <= deadline) {
        yield {
          manifest,
          path: ["spec", "primaryLease", writtenOf(lease, "leaseDurationSeconds", "renewDeadlineSeconds")],
          message: `${title}: \`leaseDurationSeconds\` is ${duration} and \`renewDeadlineSeconds\` ${deadline}: the lease would end before the primary gives up`,
          help: `write \`leaseDurationSeconds: ${deadline + 1}\` or more, or lower \`renewDeadlineSeconds\``,
        };
      }
      // Whole seconds, so 5 and 6 instead of the factor 1.2.
      if (deadline !== undefined && retry !== undefined && 5 * deadline <= 6 * retry) {
        yield {
          manifest,
          path: ["spec", "primaryLease", writtenOf(lease, "renewDeadlineSeconds", "retryPeriodSeconds")],
          message: `${title}: \`renewDeadlineSeconds\` is ${deadline} and \`retryPeriodSeconds\` ${retry}: expected more than 1.2 times the retry period`,
          help: `write \`renewDeadlineSeconds: ${Math.floor(1.2 * retry) + 1}\` or more, or lower \`retryPeriodSeconds\``,
        };
      }
    }
  },
};

function readSeconds(lease: Fields, key: keyof typeof DEFAULTS): number | undefined {
  return isSet(lease, key) ? numberAt(lease, key) : DEFAULTS[key];
}

/** The first of the two that is written. */
function writtenOf(lease: Fields, first: string, second: string): string {
  return isSet(lease, first) ? first : second;
}
