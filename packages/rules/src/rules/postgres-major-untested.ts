import { clustersOf } from "../reading/clusters.ts";
import { findPostgresImage } from "../reading/postgres-image.ts";
import { SUPPORTED_MAJORS } from "../reading/postgres-releases.ts";
import type { Rule } from "../rule.ts";

/** The webhook refuses majors below 13, which another rule says. */
const LEAST_ACCEPTED = 13;

/** cloudnative-pg v1.28.0 and v1.30.0, docs/src/supported_releases.md. */
export const postgresMajorUntested: Rule = {
  id: "postgres-major-untested",
  severity: "warning",
  title: "A Cluster's PostgreSQL is of a major that its operator supports.",
  *check(subject) {
    const range = SUPPORTED_MAJORS[subject.operator.minorText];
    if (range === undefined) return;
    const [least, most] = range;
    for (const { manifest, title } of clustersOf(subject)) {
      const found = findPostgresImage(subject, manifest);
      if (found === undefined || found.major < LEAST_ACCEPTED) continue;
      if (found.major >= least && found.major <= most) continue;
      yield {
        manifest: found.manifest,
        path: found.path,
        message: `${title} runs PostgreSQL ${found.major}, but CloudNativePG ${subject.operator.minorText} is tested with ${least} to ${most}`,
        help:
          found.major < least
            ? `upgrade to PostgreSQL ${most}, or to ${least} at least`
            : `take PostgreSQL ${most}, or an operator that supports ${found.major}`,
      };
    }
  },
};
