import { listReferences } from "@tenantry/flux-postbuild";
import { nameObject } from "../reading/fields.ts";
import { isStrict } from "../reading/flux.ts";
import { listWrittenTexts } from "../reading/written-texts.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.29.0, api/v1/cluster_types.go (podSelectorRefs); fluxcd/pkg envsubst/v1.7.0 reads `${X:…}` as a substring. */
export const podSelectorSubstituted: Rule = {
  id: "pod-selector-substituted",
  severity: "error",
  title: "Lines of pg_hba name pod selectors so that Flux leaves them alone.",
  operator: { since: "1.29" },
  *check(subject) {
    for (const { manifest, path, text } of listWrittenTexts(subject)) {
      if (path.at(-2) !== "pg_hba" || subject.variables.has("podselector")) continue;
      const listed = listReferences(text);
      if (!listed.ok || !listed.references.some(({ name }) => name === "podselector")) continue;
      const [found = "${podselector:…}"] = /\$\{podselector:[^}]*\}/.exec(text) ?? [];
      const consequence = isStrict(subject)
        ? "fails to build the whole Kustomization, as `podselector` is no setting"
        : "puts an empty text in its place, so that the line lacks its address";
      yield {
        manifest,
        path,
        message: `${nameObject(manifest.object)}: Flux takes \`${found}\` for a placeholder of its own and ${consequence}`,
        help: `write \`$${found}\`: Flux makes \`${found}\` of it, which the operator reads`,
      };
    }
  },
};
