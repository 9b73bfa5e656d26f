import { changesOf } from "../reading/committed.ts";
import { booleanAt, isSet, textAt } from "../reading/fields.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

const DEFAULT_PREFIX = "_cnpg_";
const HA = ["replicationSlots", "highAvailability"] as const;
const SYNCHRONIZED = ["replicationSlots", "synchronizeReplicas"] as const;

/**
 * cloudnative-pg v1.27.0 and v1.30.0, internal/webhook/v1/cluster_webhook.go, validateReplicationSlotsChange. The CRD fills
 * in what is left out: high availability is on, and its prefix `_cnpg_`.
 */
export const replicationSlotsChanged: Rule = {
  id: "replication-slots-changed",
  severity: "error",
  title: "Replication slots that the operator made keep their prefix, and are switched off before their section goes.",
  *check(subject) {
    for (const { manifest, spec, before, title } of changesOf(subject, "Cluster")) {
      const [old, now] = [before, spec].map((it) =>
        isSet(it, ...HA, "slotPrefix") ? textAt(it, ...HA, "slotPrefix") : DEFAULT_PREFIX,
      );
      const isReadable = old !== undefined && now !== undefined && !hasPlaceholder(old) && !hasPlaceholder(now);
      if (isReadable && old !== now && booleanAt(before, ...HA, "enabled") !== false)
        yield {
          manifest,
          path: ["spec", ...HA, "slotPrefix"],
          message: `${title}: \`slotPrefix\` becomes "${now}", was "${old}", while the slots are in use: the webhook refuses this`,
          help: `write \`slotPrefix: ${old}\` again; or switch the slots off first (\`highAvailability.enabled: false\`), apply that, and then change it`,
        };
      if (!subject.operator.mayBeAtLeast("1.30") || !isSet(before, ...SYNCHRONIZED)) continue;
      if (isSet(spec, ...SYNCHRONIZED) || booleanAt(before, ...SYNCHRONIZED, "enabled") === false) continue;
      yield {
        manifest,
        path: ["spec", ...SYNCHRONIZED],
        message: `${title}: \`synchronizeReplicas\` is removed while it is on: slots would stay on the standbys and keep WAL, and the webhook refuses this`,
        help: "write `synchronizeReplicas: {enabled: false}` first, apply that, and then remove it",
      };
    }
  },
};
