import { clustersOf } from "../reading/clusters.ts";
import { booleanAt, isSet, listAt, textAt } from "../reading/fields.ts";
import { countInstances, readSync } from "../reading/instances.ts";
import { isPatched } from "../reading/patches.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, pkg/specs/pods.go, CreateGeneratedAntiAffinity; `preferred` where nothing is written. */
export const instancesShareNode: Rule = {
  id: "instances-share-node",
  severity: "warning",
  title:
    "A standby that commits wait for, and every standby of a Cluster with anti-affinity off, is kept off the primary's node.",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      if ((countInstances(spec) ?? 0) < 2 || typeof spec["affinity"] === "string") continue;
      if (
        listAt(spec, "topologySpreadConstraints").length > 0 ||
        isSet(spec, "affinity", "additionalPodAntiAffinity")
      ) {
        continue;
      }
      const isOff = booleanAt(spec, "affinity", "enablePodAntiAffinity") === false;
      const type = textAt(spec, "affinity", "podAntiAffinityType") ?? "preferred";
      if (!isOff && (type !== "preferred" || readSync(spec) === undefined)) continue;
      if (
        isPatched(subject, manifest, "spec", "affinity") ||
        isPatched(subject, manifest, "spec", "topologySpreadConstraints")
      ) {
        continue;
      }
      yield {
        manifest,
        path: ["spec", "affinity", isOff ? "enablePodAntiAffinity" : "podAntiAffinityType"],
        message: isOff
          ? `${title}: with \`enablePodAntiAffinity: false\` all its instances may run on one node, and are lost with it`
          : `${title} waits for a standby at each commit, but with \`podAntiAffinityType: preferred\` that standby may run on the primary's node, and both copies are lost with it`,
        help: isOff
          ? "remove `enablePodAntiAffinity: false`, and write `podAntiAffinityType: required` where there are as many nodes as instances"
          : "write `podAntiAffinityType: required` where there are as many nodes as instances, or `topologySpreadConstraints` over `kubernetes.io/hostname`",
      };
    }
  },
};
