import { clustersOf } from "../reading/clusters.ts";
import { isSet, valueAt } from "../reading/fields.ts";
import { findPlainDoor } from "../reading/hba-access.ts";
import { readHbaFile } from "../reading/hba-file.ts";
import { adviseIsolation } from "../reading/isolation.ts";
import { isPatched } from "../reading/patches.ts";
import { isShared } from "../reading/tenancy.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["spec", "postgresql", "pg_hba"] as const;

/** cloudnative-pg v1.27.0 to v1.30.0, pkg/postgres/configuration.go: its last line is `host all all all <method>`. */
export const plainTextConnections: Rule = {
  id: "plain-text-connections",
  severity: "warning",
  title: "A Cluster that several applications share, or that asks for TLS somewhere, lets nobody in without it.",
  *check(subject) {
    for (const { manifest, object, title } of clustersOf(subject)) {
      const entries = readHbaFile(valueAt(object, ...PLACE));
      if (entries === undefined) continue;
      const asksForTls = entries.some(({ line }) => line.type === "hostssl" || line.type === "hostnossl");
      if (!asksForTls && subject.catalog === undefined && !isShared(subject, manifest)) continue;
      const door = findPlainDoor(entries);
      if (door === undefined || (!isSet(object, ...PLACE) && isPatched(subject, manifest, ...PLACE))) continue;
      const isTail = door === "tail";
      yield {
        manifest,
        path: isTail ? PLACE : [...PLACE, door],
        message: isTail
          ? `${title}: whom no line of \`pg_hba\` turns away, CloudNativePG's own last line \`host all all all\` lets in without TLS: data travels in plain text`
          : `${title}: \`${String(valueAt(object, ...PLACE, door))}\` lets clients in without TLS`,
        help: adviseIsolation(
          subject,
          isTail
            ? "end `pg_hba` with `hostnossl all all all reject`, or with `host all all all reject` after a `hostssl` line for each role"
            : "write `hostssl` instead of `host`",
        ),
      };
    }
  },
};
