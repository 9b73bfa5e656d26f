import type { Fields } from "../manifest.ts";
import type { OperatorVersion } from "../operator-version.ts";
import { clustersOf } from "../reading/clusters.ts";
import { booleanAt, fieldsAt, isSet, listAt, numberAt, textAt } from "../reading/fields.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

const ANNOTATION = "alpha.cnpg.io/failoverQuorum";
const AT_ANNOTATION = ["metadata", "annotations", ANNOTATION];
const AT_SYNCHRONOUS = ["spec", "postgresql", "synchronous"];
/** What Go's strconv.ParseBool takes. */
const TRUE = /^(?:1|t|T|TRUE|true|True)$/;
const FALSE = /^(?:0|f|F|FALSE|false|False)$/;

/**
 * cloudnative-pg internal/webhook/v1/cluster_webhook.go, validateFailoverQuorum: by annotation in v1.27, by field from
 * v1.28.0 on, where the annotation overrides it (api/v1/cluster_defaults.go). v1.27.0 alone wants three instances.
 */
export const failoverQuorum: Rule = {
  id: "failover-quorum",
  severity: "error",
  title: "Failover by quorum has synchronous replication that its own standbys decide.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, object, spec, title } of clustersOf(subject)) {
      const annotation = textAt(object, ...AT_ANNOTATION);
      if (hasPlaceholder(annotation)) continue;
      if (annotation !== undefined && !isBoolean(annotation, subject.operator)) {
        const message = `${title}: \`${ANNOTATION}: ${JSON.stringify(annotation)}\` is neither "true" nor "false"`;
        yield { manifest, path: AT_ANNOTATION, message, help: `write "true", or remove the annotation` };
        continue;
      }
      if (!isActive(annotation, spec, subject.operator)) continue;
      if (!isSet(spec, "postgresql", "synchronous")) {
        const message = `${title}: \`${ANNOTATION}\` without \`postgresql.synchronous\`: a quorum needs synchronous standbys`;
        const help = "add `postgresql.synchronous` with `method: any` and `number: 1`, or remove the annotation";
        yield { manifest, path: AT_ANNOTATION, at: "key", message, help };
        continue;
      }
      const synchronous = fieldsAt(object, ...AT_SYNCHRONOUS);
      const number = numberAt(synchronous, "number");
      const named = ["standbyNamesPre", "standbyNamesPost"].reduce(
        (sum, key) => sum + listAt(synchronous, key).length,
        0,
      );
      if (number !== undefined && number > 0 && number <= named) {
        yield {
          manifest,
          path: [...AT_SYNCHRONOUS, "number"],
          message: `${title}: failover by quorum with \`number: ${number}\` and ${named} standbys named in \`standbyNamesPre\` and \`standbyNamesPost\`: those alone could confirm every commit`,
          help: `write \`number: ${named + 1}\` or more, name fewer standbys, or turn failover by quorum off`,
        };
      }
      const instances = numberAt(spec, "instances");
      if (instances !== undefined && instances <= 2 && subject.operator.mayBeAtMost("1.27.0")) {
        const message = `${title}: failover by quorum with \`instances: ${instances}\`: CloudNativePG 1.27.0 wants 3 at least`;
        yield { manifest, path: ["spec", "instances"], message, help: "write `instances: 3`, or use 1.27.1 or later" };
      }
    }
  },
};

/** Until 1.27 an empty annotation was none. */
function isBoolean(text: string, operator: OperatorVersion): boolean {
  return TRUE.test(text) || FALSE.test(text) || (text === "" && !operator.mayBeAtLeast("1.28"));
}

function isActive(annotation: string | undefined, spec: Fields, operator: OperatorVersion): boolean {
  if (annotation !== undefined) return TRUE.test(annotation);
  return operator.mayBeAtLeast("1.28") && booleanAt(spec, "postgresql", "synchronous", "failoverQuorum") === true;
}
