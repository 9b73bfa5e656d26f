import { changesOf } from "../reading/committed.ts";
import { isFields, isSet } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, internal/controller/cluster_create.go: `bootstrap` is read when the first instance is made. */
export const bootstrapChanged: Rule = {
  id: "bootstrap-changed",
  severity: "warning",
  title: "`bootstrap` of a Cluster that exists stays as it was.",
  *check(subject) {
    for (const { manifest, spec, before, title } of changesOf(subject, "Cluster")) {
      // To remove it after the first start is fine: it has done its work.
      if (!isSet(spec, "bootstrap") || print(spec["bootstrap"]) === print(before["bootstrap"])) continue;
      yield {
        manifest,
        path: ["spec", "bootstrap"],
        message: `${title}: \`bootstrap\` changes, and nothing follows from it: it is read once, when the first instance is made`,
        help: "take the change back and make it where the data are (Database objects, `managed.roles`, SQL); for another start describe a new Cluster with another name",
      };
    }
  },
};

/** The same text for the same values in any order. The password's Secret is left out: the operator goes on reading it. */
function print(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(print).join()}]`;
  if (!isFields(value)) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(
    ([key, item]) => key !== "secret" && item !== null && item !== undefined,
  );
  return `{${entries
    .map(([key, item]) => `${JSON.stringify(key)}:${print(item)}`)
    .sort()
    .join()}}`;
}
