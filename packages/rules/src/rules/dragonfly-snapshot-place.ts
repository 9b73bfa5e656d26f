import { isSet, nameObject, textAt } from "../reading/fields.ts";
import { isPatched } from "../reading/patches.ts";
import type { Rule } from "../rule.ts";

const CLAIM = "persistentVolumeClaimSpec";
const EXISTING = "existingPersistentVolumeClaimName";
/** dragonfly v1.39.0, src/server/detail/snapshot_storage.h; a placeholder may be any of them. */
const ELSEWHERE = /^(?:s3|gs|az):\/\/|\$\{/;

/** dragonfly-operator v1.6.1, internal/resources/resources.go, GenerateDragonflyResources. */
export const dragonflySnapshotPlace: Rule = {
  id: "dragonfly-snapshot-place",
  severity: "error",
  title: "A Dragonfly's snapshots go to one place.",
  *check(subject) {
    for (const manifest of subject.ofKind("Dragonfly")) {
      const { object } = manifest;
      if (isPatched(subject, manifest, "spec", "snapshot")) continue;
      const has = (field: string) => isSet(object, "spec", "snapshot", field);
      if (has(CLAIM) && has(EXISTING)) {
        yield {
          manifest,
          path: ["spec", "snapshot", EXISTING],
          message: `${nameObject(object)}: \`${CLAIM}\` and \`${EXISTING}\` exclude each other: the operator makes nothing of either`,
          help: "keep one of them",
        };
      } else if (has("cron") && !has(CLAIM) && !has(EXISTING) && !has("dir")) {
        yield {
          manifest,
          path: ["spec", "snapshot", "cron"],
          message: `${nameObject(object)}: a snapshot schedule without a place: the operator refuses it, and changes nothing any more`,
          help: `add \`${CLAIM}\`, or a bucket with \`dir\``,
        };
      } else if (has("cron") && !has(CLAIM) && !has(EXISTING) && !isSet(object, "spec", "additionalContainers")) {
        const dir = textAt(object, "spec", "snapshot", "dir") ?? "";
        if (ELSEWHERE.test(dir)) continue;
        yield {
          manifest,
          path: ["spec", "snapshot", "dir"],
          message: `${nameObject(object)}: \`dir\` ${dir} is a folder of the container: a snapshot ends with its pod`,
          help: `name a bucket such as s3://bucket/folder, or mount a volume there with \`${CLAIM}\` or \`${EXISTING}\``,
        };
      }
    }
  },
};
