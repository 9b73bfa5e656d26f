import { clustersOf } from "../reading/clusters.ts";
import { findPostgresImage } from "../reading/postgres-image.ts";
import { POSTGRES_END_OF_LIFE, SUPPORTED_MAJORS } from "../reading/postgres-releases.ts";
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
    const [least, ofMinor] = range;
    // v1.27.0 is the one patch that is behind the rest of its minor (docs/src/supported_releases.md of that tag).
    const most = subject.operator.text === "1.27.0" ? 17 : ofMinor;
    for (const { manifest, title } of clustersOf(subject)) {
      const found = findPostgresImage(subject, manifest);
      if (found === undefined || found.major < LEAST_ACCEPTED) continue;
      if (found.major >= least && found.major <= most) continue;
      // postgres-end-of-life gives the better reason for the same upgrade.
      if (found.major < least && subject.today > (POSTGRES_END_OF_LIFE[found.major] ?? "9999")) continue;
      yield {
        manifest: found.manifest,
        path: found.path,
        message: `${title} runs PostgreSQL ${found.major}, but CloudNativePG ${subject.operator.text} is tested with ${least} to ${most}`,
        help:
          found.major < least
            ? `upgrade to PostgreSQL ${most}, or to ${least} at least`
            : `take PostgreSQL ${most}, or an operator that supports ${found.major}`,
      };
    }
  },
};
