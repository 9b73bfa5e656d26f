import { fieldsAt, isFields, listAt, nameObject, textAt, valueAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** fluxcd/pkg kustomize/v1.35.4, kustomize_varsub.go: it runs where there is a variable, or with the strategy Always. */
export const postBuildWithoutVariables: Rule = {
  id: "post-build-without-variables",
  severity: "warning",
  title: "A Flux Kustomization with `postBuild` has at least one variable.",
  *check(subject) {
    for (const manifest of subject.ofKind("FluxKustomization")) {
      const postBuild = valueAt(manifest.object, "spec", "postBuild");
      if (!isFields(postBuild) || textAt(postBuild, "substituteStrategy") === "Always") continue;
      if (Object.keys(fieldsAt(postBuild, "substitute")).length > 0) continue;
      if (listAt(postBuild, "substituteFrom").length > 0) continue;
      yield {
        manifest,
        path: ["spec", "postBuild"],
        at: "key",
        message: `${nameObject(manifest.object)}: \`postBuild\` names no variable, so that Flux substitutes nothing: defaults such as \`\${X:=3}\` and escapes such as \`$$\` arrive as they are written`,
        help: "add one variable to `substitute`, for example the cluster's name, or remove `postBuild`; Flux 2.9 and later also has `substituteStrategy: Always`",
      };
    }
  },
};
