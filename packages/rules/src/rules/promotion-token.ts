import { clustersOf, isReplica } from "../reading/clusters.ts";
import { isFields, isSet, textAt } from "../reading/fields.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["spec", "replica", "promotionToken"];
/** pkg/utils/parser.go. */
const PARTS = [
  "latestCheckpointTimelineID",
  "redoWalFile",
  "databaseSystemIdentifier",
  "latestCheckpointREDOLocation",
  "timeOfLatestCheckpoint",
  "operatorVersion",
];

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validatePromotionToken. */
export const promotionToken: Rule = {
  id: "promotion-token",
  severity: "error",
  title: "A promotion token is whole, and stands where a replica becomes the primary.",
  refusedBy: "webhook",
  *check(subject) {
    for (const cluster of clustersOf(subject)) {
      const { manifest, object, title } = cluster;
      const token = textAt(object, ...PLACE) ?? "";
      if (token === "") continue;
      if (isSet(object, "spec", "replica", "minApplyDelay")) {
        const message = `${title}: \`minApplyDelay\` beside \`promotionToken\`: a primary applies nothing`;
        yield {
          manifest,
          path: ["spec", "replica", "minApplyDelay"],
          at: "key",
          message,
          help: "remove `minApplyDelay`",
        };
        continue;
      }
      if (isReplica(cluster) === true) {
        const message = `${title}: \`promotionToken\` on a cluster that stays a replica`;
        const help =
          "write this cluster's name as `replica.primary`, or `replica.enabled: false`, in the same change; else remove the token";
        yield { manifest, path: PLACE, at: "key", message, help };
        continue;
      }
      const reason = hasPlaceholder(token) ? undefined : explain(token);
      if (reason === undefined) continue;
      yield {
        manifest,
        path: PLACE,
        message: `${title}: \`promotionToken\` ${reason}`,
        help: "copy `status.demotionToken` of the demoted cluster again, all of it, once it is there",
      };
    }
  },
};

function explain(token: string): string | undefined {
  const text = token.replace(/[\r\n]/g, "");
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return "is not base64";
  let content: unknown;
  try {
    content = JSON.parse(atob(text));
  } catch {
    return "holds no JSON";
  }
  if (!isFields(content)) return "holds no JSON object";
  const missing = PARTS.filter((part) => (textAt(content, part) ?? "") === "");
  return missing.length === 0 ? undefined : `lacks ${missing.join(", ")}`;
}
