import { clustersOf } from "../reading/clusters.ts";
import { numberAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["bootstrap", "initdb", "walSegmentSize"];

/**
 * cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateInitDB; the schema limits it to 1
 * to 1024.
 */
export const walSegmentSize: Rule = {
  id: "wal-segment-size",
  severity: "error",
  title: "The size of WAL segments is a power of two.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      const size = numberAt(spec, ...PLACE);
      if (size === undefined || !Number.isInteger(size) || size < 1 || Number.isInteger(Math.log2(size))) continue;
      const below = 2 ** Math.floor(Math.log2(size));
      yield {
        manifest,
        path: ["spec", ...PLACE],
        message: `${title}: \`walSegmentSize: ${size}\` (MB) is no power of two`,
        help: `write ${below * 2 > 1024 ? below : `${below} or ${below * 2}`}; without the field it is 16, and it cannot be changed later`,
      };
    }
  },
};
