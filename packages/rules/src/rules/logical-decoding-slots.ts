import { type ClusterReading, clustersOf } from "../reading/clusters.ts";
import { booleanAt } from "../reading/fields.ts";
import { placeOfParameter } from "../reading/parameters.ts";
import { postgresMajorOf } from "../reading/postgres-major.ts";
import { isSwitchedOff, usesFailoverSlots } from "../reading/slot-settings.ts";
import type { Fault, Rule } from "../rule.ts";

const PLACE = ["spec", "replicationSlots", "highAvailability", "synchronizeLogicalDecoding"];

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateSynchronizeLogicalDecoding. */
export const logicalDecodingSlots: Rule = {
  id: "logical-decoding-slots",
  severity: "error",
  title: "`synchronizeLogicalDecoding` has the parameters that copy logical slots to standbys.",
  refusedBy: "webhook",
  *check(subject) {
    for (const cluster of clustersOf(subject))
      if (booleanAt(cluster.object, ...PLACE) === true && !usesFailoverSlots(cluster.object)) yield* explain(cluster);
  },
};

function* explain({ manifest, object, spec, title }: ClusterReading): Iterable<Fault> {
  const major = postgresMajorOf(spec);
  if (major === undefined) return;
  if (major < 17) {
    const message = `${title}: \`synchronizeLogicalDecoding\` with PostgreSQL ${major}: before 17 only the extension pg_failover_slots copies logical slots, and no parameter \`pg_failover_slots.*\` loads it`;
    const help =
      'add `pg_failover_slots.synchronize_slot_names: "name_like:%"` and `hot_standby_feedback: "on"` to `spec.postgresql.parameters`, or use PostgreSQL 17';
    yield { manifest, path: PLACE, at: "key", message, help };
    return;
  }
  for (const name of ["hot_standby_feedback", "sync_replication_slots"])
    if (isSwitchedOff(object, name))
      yield {
        manifest,
        path: placeOfParameter(name),
        message: `${title}: \`synchronizeLogicalDecoding\` without \`${name}\`: PostgreSQL does not copy logical slots to standbys then`,
        help: `write \`${name}: "on"\` in \`spec.postgresql.parameters\``,
      };
}
