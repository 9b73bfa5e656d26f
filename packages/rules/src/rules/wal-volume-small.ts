import { formatBytes, readMemory } from "@tenantry/tenant-model";
import { clustersOf } from "../reading/clusters.ts";
import { isSet, valueAt } from "../reading/fields.ts";
import { sizeOfVolume } from "../reading/instances.ts";
import { parameterOf } from "../reading/parameters.ts";
import type { Rule } from "../rule.ts";

const MB = 2 ** 20;
/** PostgreSQL 17, docs/runtime-config-wal. */
const MAX_WAL_SIZE = 1024 * MB;
/** cloudnative-pg v1.27.0 to v1.30.0, pkg/postgres/configuration.go: its own default. */
const WAL_KEEP_SIZE = 512 * MB;

/** PostgreSQL 17, docs/wal-configuration: max_wal_size is a soft limit. The webhook asks only that it is below the volume. */
export const walVolumeSmall: Rule = {
  id: "wal-volume-small",
  severity: "warning",
  title: "The volume with the WAL holds twice `max_wal_size` and what is kept for standbys.",
  *check(subject) {
    for (const { manifest, object, spec, title } of clustersOf(subject)) {
      const field = isSet(spec, "walStorage") ? "walStorage" : "storage";
      const written = parameterOf(object, "max_wal_size");
      // A small volume for everything with no parameter written is somebody's try-out.
      if (field === "storage" && written === undefined) continue;
      const size = sizeOfVolume(valueAt(spec, field));
      const most = written === undefined ? MAX_WAL_SIZE : readMemory(written.text, MB);
      const keep = parameterOf(object, "wal_keep_size");
      const kept = keep === undefined ? WAL_KEEP_SIZE : readMemory(keep.text, MB);
      if (size === undefined || most === undefined || kept === undefined) continue;
      // The webhook refuses a written one that is not below walStorage; it does not look at the other volume.
      if (field === "walStorage" && written !== undefined && most >= size) continue;
      const needed = 2 * most + kept;
      if (size >= needed) continue;
      yield {
        manifest,
        path: ["spec", field, isSet(spec, field, "size") ? "size" : "pvcTemplate"],
        message: `${title}: \`${field}\` has ${formatBytes(size)} for a \`max_wal_size\` of ${formatBytes(most)}, which PostgreSQL exceeds under load or while archiving fails, and ${formatBytes(kept)} of \`wal_keep_size\`; a full volume stops the cluster`,
        help: `give it ${formatBytes(Math.ceil(needed / 2 ** 30) * 2 ** 30)} or more, or lower \`max_wal_size\` to ${Math.max(64, Math.floor((size - kept) / 2 / MB))}MB`,
      };
    }
  },
};
