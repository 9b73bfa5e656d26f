import { isSet, nameObject, textAt, valueAt } from "../reading/fields.ts";
import { findPlainDoor } from "../reading/hba-access.ts";
import { readHbaFile } from "../reading/hba-file.ts";
import { adviseIsolation } from "../reading/isolation.ts";
import { isPatched } from "../reading/patches.ts";
import { isShared, perCluster } from "../reading/tenancy.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["spec", "pgbouncer", "pg_hba"] as const;
const MODE = ["spec", "pgbouncer", "parameters", "client_tls_sslmode"] as const;
const ENFORCING = new Set(["require", "verify-ca", "verify-full"]);

/** cloudnative-pg v1.27.0 to v1.30.0, pkg/management/pgbouncer/config/config.go: `prefer`, and last `host all all 0.0.0.0/0 md5`. */
export const poolerPlainTextConnections: Rule = {
  id: "pooler-plain-text-connections",
  severity: "warning",
  title: "A Pooler of a shared Cluster, or one that asks for TLS somewhere, lets nobody in without it.",
  *check(subject) {
    const isSharedCluster = perCluster((cluster) => isShared(subject, cluster));
    for (const manifest of subject.ofKind("Pooler")) {
      const { object } = manifest;
      const entries = readHbaFile(valueAt(object, ...PLACE));
      const mode = textAt(object, ...MODE) ?? "prefer";
      if (entries === undefined || ENFORCING.has(mode) || mode.includes("${")) continue;
      const asksForTls = entries.some(({ line }) => line.type === "hostssl" || line.type === "hostnossl");
      const cluster = subject.clusterOf(manifest);
      const isOfMany = subject.catalog !== undefined || (cluster !== undefined && isSharedCluster(cluster));
      if (!asksForTls && !isOfMany) continue;
      const door = findPlainDoor(entries);
      if (door === undefined) continue;
      if (
        isPatched(subject, manifest, ...MODE) ||
        (!isSet(object, ...PLACE) && isPatched(subject, manifest, ...PLACE))
      ) {
        continue;
      }
      const isTail = door === "tail";
      const canRequire = subject.operator.isAtLeast("1.27.1");
      yield {
        manifest,
        path: isTail ? PLACE : [...PLACE, door],
        message: isTail
          ? `${nameObject(object)}: PgBouncer takes clients without TLS: \`client_tls_sslmode\` is \`${mode}\`, and the operator's last lines let in whom no line of \`pg_hba\` turns away`
          : `${nameObject(object)}: \`${String(valueAt(object, ...PLACE, door))}\` lets clients in without TLS`,
        help: adviseIsolation(
          subject,
          canRequire
            ? "write `client_tls_sslmode: require` under `parameters`"
            : isTail
              ? "end `pg_hba` with `hostnossl all all 0.0.0.0/0 reject` and `hostnossl all all ::/0 reject`; `client_tls_sslmode` is allowed from 1.27.1 on"
              : "write `hostssl` instead of `host`",
        ),
      };
    }
  },
};
