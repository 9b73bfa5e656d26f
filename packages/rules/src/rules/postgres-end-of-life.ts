import { clustersOf } from "../reading/clusters.ts";
import { findPostgresImage } from "../reading/postgres-image.ts";
import { POSTGRES_END_OF_LIFE } from "../reading/postgres-releases.ts";
import type { Rule } from "../rule.ts";

/** postgresql.org/support/versioning: five years after its first release a major gets a last minor release. */
export const postgresEndOfLife: Rule = {
  id: "postgres-end-of-life",
  severity: "warning",
  title: "A Cluster's PostgreSQL still gets fixes.",
  *check(subject) {
    for (const { manifest, title } of clustersOf(subject)) {
      const found = findPostgresImage(subject, manifest);
      const end = found === undefined ? undefined : POSTGRES_END_OF_LIFE[found.major];
      if (found === undefined || end === undefined || subject.today <= end) continue;
      yield {
        manifest: found.manifest,
        path: found.path,
        message: `${title} runs PostgreSQL ${found.major}, which got its last release on ${end}: holes found since then stay open`,
        help: "plan the upgrade to a newer major: in place while the Cluster is stopped, or by `bootstrap.initdb.import` into a new Cluster",
      };
    }
  },
};
