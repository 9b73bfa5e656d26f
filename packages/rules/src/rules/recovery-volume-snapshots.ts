import { clustersOf } from "../reading/clusters.ts";
import { fieldsAt, isFields, isSet, textAt } from "../reading/fields.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

const RECOVERY = ["spec", "bootstrap", "recovery"];
const SOURCES: Readonly<Record<string, string>> = {
  VolumeSnapshot: "snapshot.storage.k8s.io",
  PersistentVolumeClaim: "",
};

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateBootstrapRecoveryDataSource. */
export const recoveryVolumeSnapshots: Rule = {
  id: "recovery-volume-snapshots",
  severity: "error",
  title: "A recovery from volume snapshots has sources that the operator takes, and no other backup beside them.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, object, spec, title } of clustersOf(subject)) {
      const recovery = fieldsAt(object, ...RECOVERY);
      const snapshots = recovery["volumeSnapshots"];
      if (!isFields(snapshots)) continue;
      for (const other of [["backup"], ["recoveryTarget", "backupID"]]) {
        if (!isSet(recovery, ...other) || textAt(recovery, ...other) === "") continue;
        const message = `${title}: \`${other.join(".")}\` beside \`volumeSnapshots\`: the snapshots are the backup`;
        yield {
          manifest,
          path: [...RECOVERY, ...other],
          at: "key",
          message,
          help: `remove \`${other.join(".")}\`, or \`volumeSnapshots\``,
        };
      }
      for (const volume of ["storage", "walStorage"]) {
        const source = snapshots[volume];
        if (!isFields(source)) continue;
        const kind = textAt(source, "kind") ?? "";
        const group = textAt(source, "apiGroup") ?? "";
        if (hasPlaceholder(kind) || hasPlaceholder(group)) continue;
        if (Object.hasOwn(SOURCES, kind) && SOURCES[kind] === group) continue;
        yield {
          manifest,
          path: [...RECOVERY, "volumeSnapshots", volume],
          message: `${title}: \`${volume}\` comes from a ${kind || "source without kind"} of ${group === "" ? "the core group" : group}: expected a VolumeSnapshot or a PersistentVolumeClaim`,
          help: "write `kind: VolumeSnapshot` with `apiGroup: snapshot.storage.k8s.io`, or `kind: PersistentVolumeClaim` without `apiGroup`",
        };
      }
      if (isSet(snapshots, "walStorage") && !isSet(spec, "walStorage")) {
        yield {
          manifest,
          path: [...RECOVERY, "volumeSnapshots", "walStorage"],
          at: "key",
          message: `${title}: a snapshot for WAL, but the Cluster has no \`walStorage\` to put it in`,
          help: "add `spec.walStorage` with the size that the old cluster had",
        };
      }
    }
  },
};
