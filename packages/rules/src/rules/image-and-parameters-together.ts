import { changesOf } from "../reading/committed.ts";
import { fieldsAt, textAt } from "../reading/fields.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 and v1.28.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateConfigurationChange. */
export const imageAndParametersTogether: Rule = {
  id: "image-and-parameters-together",
  severity: "error",
  title: "A Cluster's image and its PostgreSQL parameters change one after the other.",
  *check(subject) {
    for (const { manifest, spec, before, title } of changesOf(subject, "Cluster")) {
      const [old, now] = [plainTextAt(before, "imageName"), plainTextAt(spec, "imageName")];
      if (old === undefined || now === undefined || old === now) continue;
      const isAlways = !subject.operator.isAtLeast("1.28");
      if (!isAlways && textAt(spec, "primaryUpdateMethod") !== "switchover") continue;
      const [first, ...more] = listChanged(before, spec);
      if (first === undefined) continue;
      const parameters = more.length === 0 ? `\`${first}\`` : `\`${first}\` and ${more.length} more`;
      yield {
        manifest,
        path: ["spec", "imageName"],
        message: `${title}: the image becomes ${now} in the same change as the PostgreSQL parameters ${parameters}: the webhook refuses this ${isAlways ? "before CloudNativePG 1.28" : "with `primaryUpdateMethod: switchover`"}`,
        help: `commit one of them, wait until it is applied, and then the other${isAlways ? "" : "; or set `primaryUpdateMethod: restart`"}`,
      };
    }
  },
};

function listChanged(before: object, now: object): readonly string[] {
  const [old, fresh] = [before, now].map((spec) => fieldsAt(spec, "postgresql", "parameters"));
  const names = new Set([...Object.keys(old ?? {}), ...Object.keys(fresh ?? {})]);
  return [...names].filter((name) => {
    const values = [old, fresh].map((parameters) =>
      parameters && Object.hasOwn(parameters, name) ? parameters[name] : undefined,
    );
    return !values.some(hasPlaceholder) && String(values[0]) !== String(values[1]);
  });
}
