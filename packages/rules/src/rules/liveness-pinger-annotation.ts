import { clustersOf } from "../reading/clusters.ts";
import { isFields, textAt } from "../reading/fields.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

const NAME = "alpha.cnpg.io/livenessPinger";
const PLACE = ["metadata", "annotations", NAME];

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateLivenessPingerProbe. */
export const livenessPingerAnnotation: Rule = {
  id: "liveness-pinger-annotation",
  severity: "error",
  title: `The annotation \`${NAME}\` is JSON that says whether it is enabled.`,
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, object, title } of clustersOf(subject)) {
      const text = textAt(object, ...PLACE);
      const reason = text === undefined || hasPlaceholder(text) ? undefined : explain(text);
      if (reason === undefined) continue;
      yield {
        manifest,
        path: PLACE,
        message: `${title}: the annotation \`${NAME}\` ${reason}`,
        help: "write `'{\"enabled\": true}'`, or the field `spec.probes.liveness.isolationCheck`, which replaces it",
      };
    }
  },
};

function explain(text: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "is no JSON";
  }
  if (!isFields(value)) return value === null ? "does not say `enabled`" : "is no JSON object";
  // Go reads the names of fields in any case.
  const read = (name: string) => Object.entries(value).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  const enabled = read("enabled");
  if (enabled === undefined || enabled === null) return "does not say `enabled`";
  if (typeof enabled !== "boolean") return "has an `enabled` that is neither true nor false";
  const wrong = ["requestTimeout", "connectionTimeout"].find((name) => !Number.isInteger(read(name) ?? 0));
  return wrong === undefined ? undefined : `has a \`${wrong}\` that is no whole number of milliseconds`;
}
