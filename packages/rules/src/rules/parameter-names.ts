import { clustersOf } from "../reading/clusters.ts";
import { fieldsAt } from "../reading/fields.ts";
import { placeOfParameter } from "../reading/parameters.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

const NAME = /^[A-Za-z_][\w$]*(?:\.[A-Za-z_][\w$]*)?$/;

/**
 * cloudnative-pg v1.28.4, v1.29.2 and v1.30.0, internal/webhook/v1/cluster_webhook.go, validateConfiguration. Earlier versions
 * write the line into PostgreSQL's configuration, which stops at it (PostgreSQL 17, src/backend/utils/misc/guc-file.l).
 */
export const parameterNames: Rule = {
  id: "parameter-names",
  severity: "error",
  title: "Every PostgreSQL parameter of a Cluster has a name that PostgreSQL can read.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      for (const name of Object.keys(fieldsAt(spec, "postgresql", "parameters"))) {
        if (NAME.test(name) || hasPlaceholder(name)) continue;
        const meant = name.trim().replaceAll("-", "_");
        yield {
          manifest,
          path: placeOfParameter(name),
          at: "key",
          message: `${title}: ${JSON.stringify(name)} is no name of a parameter: expected letters, digits, _ and $, with one dot at most`,
          help: meant !== name && NAME.test(meant) ? `write \`${meant}\`` : "write the name as PostgreSQL documents it",
        };
      }
    }
  },
};
