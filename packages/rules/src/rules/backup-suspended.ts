import { clustersOf, isReplica } from "../reading/clusters.ts";
import { booleanAt, nameObject, textAt } from "../reading/fields.ts";
import { isPatched } from "../reading/patches.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";
import { namespaceOf, type Subject } from "../subject.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, internal/controller/scheduledbackup_controller.go: a suspended one is passed over silently. */
export const backupSuspended: Rule = {
  id: "backup-suspended",
  severity: "warning",
  title: "A Cluster that runs has a ScheduledBackup that runs.",
  *check(subject) {
    const schedules = subject.ofKind("ScheduledBackup");
    const active = new Set<string>();
    for (const manifest of schedules)
      if (booleanAt(manifest.object, "spec", "suspend") !== true || isPatched(subject, manifest, "spec", "suspend"))
        active.add(clusterKey(manifest.object));
    const resting = subject.once(restingClusters);
    for (const manifest of schedules) {
      const { object } = manifest;
      const name = plainTextAt(object, "spec", "cluster", "name");
      const key = clusterKey(object);
      if (name === undefined || active.has(key) || resting.has(key)) continue;
      yield {
        manifest,
        path: ["spec", "suspend"],
        message: `${nameObject(object)} is suspended, and no other ScheduledBackup of Cluster ${name} is active here: its newest base backup grows older, and with a retention the last ones may go`,
        help: "remove `suspend: true`; it starts with the next time of its schedule",
      };
    }
  },
};

function clusterKey(object: unknown): string {
  return `${textAt(object, "metadata", "namespace") ?? ""}/${textAt(object, "spec", "cluster", "name") ?? ""}`;
}

/** Those that do not run, or that follow another one, which has the backups. */
function restingClusters(subject: Subject): ReadonlySet<string> {
  const resting = new Set<string>();
  for (const cluster of clustersOf(subject)) {
    const { object } = cluster;
    const hibernation = textAt(object, "metadata", "annotations", "cnpg.io/hibernation") ?? "off";
    if (hibernation !== "off" || isReplica(cluster) !== false)
      resting.add(`${namespaceOf(object)}/${textAt(object, "metadata", "name") ?? ""}`);
  }
  return resting;
}
