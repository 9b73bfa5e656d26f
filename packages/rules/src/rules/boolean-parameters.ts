import { clustersOf } from "../reading/clusters.ts";
import { textAt } from "../reading/fields.ts";
import { placeOfParameter } from "../reading/parameters.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

const NAMES = ["hot_standby_feedback", "sync_replication_slots", "wal_log_hints"];
/** What the operator takes, without blanks; `o` alone is on or off to nobody (pkg/postgres/booleans.go). */
const BOOLEAN = /^(?:1|on|y|ye|yes|t|tr|tru|true|0|of|off|n|no|f|fa|fal|fals|false)$/i;

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, tryParseBooleanPostgresParameter. */
export const booleanParameters: Rule = {
  id: "boolean-parameters",
  severity: "error",
  title: "`hot_standby_feedback`, `sync_replication_slots` and `wal_log_hints` are on or off.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, object, title } of clustersOf(subject)) {
      for (const name of NAMES) {
        const path = placeOfParameter(name);
        const value = textAt(object, ...path);
        if (value === undefined || BOOLEAN.test(value) || hasPlaceholder(value)) continue;
        const word = value.trim();
        const meant = BOOLEAN.test(word)
          ? word
          : /^(?:enabled?|disabled?)$/i.test(word)
            ? /^e/i.test(word)
              ? "on"
              : "off"
            : undefined;
        yield {
          manifest,
          path,
          message: `${title}: \`${name}\` is ${JSON.stringify(value)}: expected on or off`,
          help: meant === undefined ? `write \`${name}: "on"\` or \`"off"\`` : `write \`${name}: "${meant}"\``,
        };
      }
    }
  },
};
