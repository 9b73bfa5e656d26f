import { formatBytes, readMemory } from "@tenantry/tenant-model";
import { clustersOf } from "../reading/clusters.ts";
import { booleanAt, isSet, valueAt } from "../reading/fields.ts";
import { countInstances, sizeOfVolume } from "../reading/instances.ts";
import { parameterOf, placeOfParameter } from "../reading/parameters.ts";
import { isPatched } from "../reading/patches.ts";
import type { Rule } from "../rule.ts";

const MB = 2 ** 20;
const NAME = "max_slot_wal_keep_size";

/** cloudnative-pg v1.27.0 to v1.30.0, docs/src/replication.md: it advises to set it where slots are on, as they are by default. */
export const slotWalUnbounded: Rule = {
  id: "slot-wal-unbounded",
  severity: "warning",
  title: "What replication slots hold back of the WAL is bounded, below the size of its volume.",
  *check(subject) {
    for (const { manifest, object, spec, title } of clustersOf(subject)) {
      if ((countInstances(spec) ?? 0) < 2) continue;
      if (booleanAt(spec, "replicationSlots", "highAvailability", "enabled") === false) continue;
      const field = isSet(spec, "walStorage") ? "walStorage" : "storage";
      const size = sizeOfVolume(valueAt(spec, field));
      const written = parameterOf(object, NAME);
      const kept = written === undefined ? -1 : readMemory(written.text, MB);
      if (kept === undefined || (written === undefined && isPatched(subject, manifest, ...placeOfParameter(NAME)))) {
        continue;
      }
      const isUnbounded = kept < 0;
      if (!isUnbounded && (size === undefined || kept < size)) continue;
      const said = isUnbounded
        ? `without \`${NAME}\` a standby that is away holds back WAL until the volume is full and the cluster stops`
        : `\`${NAME}\` of ${formatBytes(kept)} bounds nothing on a \`${field}\` of ${formatBytes(size ?? 0)}`;
      const half = size === undefined ? undefined : Math.floor(size / 2 / MB);
      yield {
        manifest,
        path: placeOfParameter(written?.key ?? NAME),
        message: `${title}: ${said}`,
        help: `write \`${NAME}: ${half === undefined ? "10GB" : `${half}MB`}\`, at most half of the volume; a standby that misses more is made anew`,
      };
    }
  },
};
