import { clustersOf } from "../reading/clusters.ts";
import { fieldsAt, isSet, listAt, numberAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

const NAMES = ["standbyNamesPre", "standbyNamesPost"];

/**
 * cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateSynchronousReplicaConfiguration.
 */
export const synchronousNumber: Rule = {
  id: "synchronous-number",
  severity: "error",
  title: "`postgresql.synchronous.number` is less than the instances and the named standbys together.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      const synchronous = fieldsAt(spec, "postgresql", "synchronous");
      const number = numberAt(synchronous, "number");
      const instances = numberAt(spec, "instances");
      if (number === undefined || instances === undefined) continue;
      if (NAMES.some((key) => isSet(synchronous, key) && !Array.isArray(synchronous[key]))) continue;
      const named = NAMES.reduce((sum, key) => sum + listAt(synchronous, key).length, 0);
      const standbys = instances - 1 + named;
      if (number <= standbys) continue;
      const count =
        named === 0
          ? `\`instances: ${instances}\` leaves ${standbys} standbys`
          : `\`instances: ${instances}\` and ${named} named standbys leave ${standbys} to wait for`;
      const raise = `raise \`instances\` to ${number + 1 - named}`;
      yield {
        manifest,
        path: ["spec", "postgresql", "synchronous", "number"],
        message: `${title}: \`number: ${number}\`, but ${count}`,
        help:
          standbys > 0 ? `write \`number: ${standbys}\` or less, or ${raise}` : `remove \`synchronous\`, or ${raise}`,
      };
    }
  },
};
