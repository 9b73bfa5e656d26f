import { clustersOf } from "../reading/clusters.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["spec", "affinity", "podAntiAffinityType"];
const TYPES = ["preferred", "required"];

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateAntiAffinity; the CRD takes any text. */
export const antiAffinityType: Rule = {
  id: "anti-affinity-type",
  severity: "error",
  title: "`affinity.podAntiAffinityType` is preferred or required.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, object, title } of clustersOf(subject)) {
      const type = plainTextAt(object, ...PLACE);
      if (type === undefined || TYPES.includes(type)) continue;
      const meant = TYPES.find((known) => known.slice(0, 3) === type.trim().toLowerCase().slice(0, 3));
      yield {
        manifest,
        path: PLACE,
        message: `${title}: \`podAntiAffinityType\` is ${JSON.stringify(type)}: expected preferred or required`,
        help: `write \`podAntiAffinityType: ${meant ?? "required"}\`; required keeps two instances off one node, preferred only tries to`,
      };
    }
  },
};
