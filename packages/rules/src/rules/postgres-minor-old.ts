import { clustersOf } from "../reading/clusters.ts";
import { findPostgresImage } from "../reading/postgres-image.ts";
import { DEFAULT_POSTGRES, findTwin } from "../reading/postgres-releases.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, pkg/versions/versions.go: what the operator installs where no image is named. */
export const postgresMinorOld: Rule = {
  id: "postgres-minor-old",
  severity: "warning",
  title: "A Cluster's PostgreSQL is not older than what its operator installs by itself.",
  *check(subject) {
    const known = DEFAULT_POSTGRES.find(({ from }) => subject.operator.hasFix(from));
    if (known === undefined) return;
    const { release, from } = known;
    for (const { manifest, title } of clustersOf(subject)) {
      const found = findPostgresImage(subject, manifest);
      if (found?.minor === undefined) continue;
      const { major, minor } = found;
      const least = findTwin(major, release);
      if (least === undefined || minor >= least) continue;
      const [ofMajor, ofMinor] = release;
      const since = from.find((version) => version.startsWith(`${subject.operator.minorText}.`)) ?? from.at(-1);
      const said = `CloudNativePG ${since} installs ${ofMajor}.${ofMinor}`;
      yield {
        manifest: found.manifest,
        path: found.path,
        message: `${title} runs PostgreSQL ${major}.${minor}, ${least - minor} minor release${least - minor === 1 ? "" : "s"} behind ${major}.${least}: ${said}${major === ofMajor ? "" : ", which came out together with it"}`,
        help: `take ${major}.${least} or later: minor releases fix data loss and security holes, and need a restart only`,
      };
    }
  },
};
