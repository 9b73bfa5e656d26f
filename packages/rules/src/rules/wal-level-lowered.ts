import { changesOf } from "../reading/committed.ts";
import { parameterOf, placeOfParameter } from "../reading/parameters.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateWALLevelChange. */
export const walLevelLowered: Rule = {
  id: "wal-level-lowered",
  severity: "error",
  title: "`wal_level` of a Cluster that exists does not become `minimal`.",
  *check(subject) {
    for (const { manifest, object, before, title } of changesOf(subject, "Cluster")) {
      const old = parameterOf({ spec: before }, "wal_level");
      const now = parameterOf(object, "wal_level");
      if (now?.text !== "minimal" || old === undefined || old.text === "" || hasPlaceholder(old.text)) continue;
      if (old.text === "minimal") continue;
      yield {
        manifest,
        path: placeOfParameter(now.key),
        message: `${title}: \`wal_level\` becomes minimal, was ${old.text}: archives and standbys need more, and the webhook refuses this`,
        help: `write \`wal_level: ${old.text}\` again`,
      };
    }
  },
};
