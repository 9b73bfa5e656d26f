import { clustersOf } from "../reading/clusters.ts";
import { textAt } from "../reading/fields.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["metadata", "annotations", "cnpg.io/hibernation"];
const MEANT: Readonly<Record<string, string>> = {
  true: "on",
  yes: "on",
  enabled: "on",
  false: "off",
  no: "off",
  disabled: "off",
};

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateHibernationAnnotation. */
export const hibernationAnnotation: Rule = {
  id: "hibernation-annotation",
  severity: "error",
  title: 'The annotation `cnpg.io/hibernation` is "on" or "off".',
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, object, title } of clustersOf(subject)) {
      const value = textAt(object, ...PLACE);
      if (value === undefined || value === "on" || value === "off" || hasPlaceholder(value)) continue;
      const key = value.trim().toLowerCase();
      const meant = Object.hasOwn(MEANT, key) ? MEANT[key] : key === "on" || key === "off" ? key : undefined;
      yield {
        manifest,
        path: PLACE,
        message: `${title}: \`cnpg.io/hibernation\` is ${JSON.stringify(value)}: expected "on" or "off"`,
        help: meant === undefined ? 'write "on" or "off", with quotes' : `write "${meant}", with quotes`,
      };
    }
  },
};
