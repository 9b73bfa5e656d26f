import { changesOf } from "../reading/committed.ts";
import { isSet } from "../reading/fields.ts";
import { readMajor } from "../reading/image.ts";
import type { Rule } from "../rule.ts";

const LOWEST_TARGET = 16;

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateImageChange. */
export const postgresMajorChange: Rule = {
  id: "postgres-major-change",
  severity: "error",
  title: "A Cluster's major version of PostgreSQL does not go down, and goes up to 16 or later only.",
  *check(subject) {
    for (const { manifest, spec, before, title } of changesOf(subject, "Cluster")) {
      const [old, now] = [readMajor(before), readMajor(spec)];
      if (old === undefined || now === undefined || now === old) continue;
      const path = isSet(spec, "imageCatalogRef") ? ["spec", "imageCatalogRef", "major"] : ["spec", "imageName"];
      if (now < old)
        yield {
          manifest,
          path,
          message: `${title}: PostgreSQL ${old} becomes ${now}: data of a later major cannot be read by an earlier one, and the webhook refuses this`,
          help: `write an image of PostgreSQL ${old} or later; to go back, import into a new Cluster (\`bootstrap.initdb.import\`)`,
        };
      else if (now < LOWEST_TARGET)
        yield {
          manifest,
          path,
          message: `${title}: PostgreSQL ${old} becomes ${now}: CloudNativePG upgrades a major to ${LOWEST_TARGET} or later only, and the webhook refuses this`,
          help: `choose an image of PostgreSQL ${LOWEST_TARGET} or later`,
        };
    }
  },
};
