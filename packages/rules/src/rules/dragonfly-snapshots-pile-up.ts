import { readFlags } from "../reading/dragonfly.ts";
import { isSet, nameObject } from "../reading/fields.ts";
import { isPatched } from "../reading/patches.ts";
import type { Rule } from "../rule.ts";

const MACROS = /\{(?:timestamp|Y|m|d)\}/;

/** dragonfly v1.39.0, src/server/server_family.cc: `dbfilename` is `dump-{timestamp}` where nobody says. */
export const dragonflySnapshotsPileUp: Rule = {
  id: "dragonfly-snapshots-pile-up",
  severity: "warning",
  title: "A Dragonfly's snapshots on a volume replace each other.",
  *check(subject) {
    for (const manifest of subject.ofKind("Dragonfly")) {
      const { object } = manifest;
      if (isPatched(subject, manifest, "spec")) continue;
      const isOnVolume =
        isSet(object, "spec", "snapshot", "persistentVolumeClaimSpec") ||
        isSet(object, "spec", "snapshot", "existingPersistentVolumeClaimName");
      if (!isOnVolume || !isSet(object, "spec", "snapshot", "cron")) continue;
      const name = readFlags(object).get("dbfilename");
      if (name !== undefined && !MACROS.test(name.value)) continue;
      yield {
        manifest,
        path: name === undefined ? ["spec", "snapshot", "cron"] : ["spec", "args", name.index],
        message: `${nameObject(object)}: each snapshot gets a name with its time, and nobody removes old ones: the volume fills until they fail`,
        help: "add `--dbfilename=dump` to `args`: a new snapshot then takes the place of the last one once it is complete",
      };
    }
  },
};
