import { clustersOf } from "../reading/clusters.ts";
import { isSet } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateEphemeralVolumeSource. */
export const ephemeralVolumesTwice: Rule = {
  id: "ephemeral-volumes-twice",
  severity: "error",
  title: "Temporary data is either a volume of its own or an emptyDir with a limit.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      const limit = ["ephemeralVolumesSizeLimit", "temporaryData"];
      if (!isSet(spec, "ephemeralVolumeSource") || !isSet(spec, ...limit)) continue;
      yield {
        manifest,
        path: ["spec", ...limit],
        message: `${title}: \`ephemeralVolumeSource\` beside \`ephemeralVolumesSizeLimit.temporaryData\`: the limit is for an emptyDir, which the volume replaces`,
        help: "remove `ephemeralVolumesSizeLimit.temporaryData` and give the claim in `ephemeralVolumeSource` its size; `ephemeralVolumesSizeLimit.shm` may stay",
      };
    }
  },
};
