import { clustersOf } from "../reading/clusters.ts";
import { fieldsAt } from "../reading/fields.ts";
import { FIXED_DEFAULTS, FIXED_PARAMETERS } from "../reading/fixed-parameters.ts";
import { placeOfParameter } from "../reading/parameters.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateConfiguration. */
export const fixedParameters: Rule = {
  id: "fixed-parameters",
  severity: "error",
  title: "A Cluster sets no PostgreSQL parameter that belongs to the operator.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      for (const [name, value] of Object.entries(fieldsAt(spec, "postgresql", "parameters"))) {
        const place = FIXED_PARAMETERS.get(name);
        if (place === undefined || value === FIXED_DEFAULTS.get(name) || hasPlaceholder(value)) continue;
        yield {
          manifest,
          path: placeOfParameter(name),
          at: "key",
          message: `${title}: the parameter \`${name}\` belongs to the operator`,
          help: place === "" ? `remove \`${name}\`` : `remove \`${name}\`: ${place}`,
        };
      }
    }
  },
};
