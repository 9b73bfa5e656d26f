import { clustersOf } from "../reading/clusters.ts";
import { numberAt, textAt } from "../reading/fields.ts";
import { placeOfParameter } from "../reading/parameters.ts";
import type { Rule } from "../rule.ts";

const PLACE = placeOfParameter("wal_log_hints");
const OFF = /^(?:0|of|off|n|no|f|fa|fal|fals|false)$/i;

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateConfiguration. */
export const walLogHints: Rule = {
  id: "wal-log-hints",
  severity: "error",
  title: "A Cluster with standbys has `wal_log_hints` on.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, object, spec, title } of clustersOf(subject)) {
      const value = textAt(object, ...PLACE);
      const instances = numberAt(spec, "instances");
      if (value === undefined || instances === undefined || instances <= 1 || !OFF.test(value)) continue;
      yield {
        manifest,
        path: PLACE,
        message: `${title}: \`wal_log_hints\` is off with \`instances: ${instances}\`: pg_rewind needs it to bring an old primary back as a standby`,
        help: "remove `wal_log_hints`: the operator turns it on",
      };
    }
  },
};
