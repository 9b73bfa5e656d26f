import { changesOf } from "../reading/committed.ts";
import { isSet, numberAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

const DEFAULT = 26;

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateUnixPermissionIdentifierChange. */
export const postgresIdsChanged: Rule = {
  id: "postgres-ids-changed",
  severity: "error",
  title: "A Cluster keeps its `postgresUID` and `postgresGID`.",
  *check(subject) {
    for (const { manifest, spec, before, title } of changesOf(subject, "Cluster")) {
      for (const field of ["postgresUID", "postgresGID"]) {
        const [old, now] = [before, spec].map((it) => (isSet(it, field) ? numberAt(it, field) : DEFAULT));
        if (old === undefined || now === undefined || old === now) continue;
        yield {
          manifest,
          path: ["spec", field],
          message: `${title}: \`${field}\` becomes ${now}, was ${old}: the files of the data belong to the old one, and the webhook refuses this`,
          help: `write \`${field}: ${old}\` again`,
        };
      }
    }
  },
};
