import { isSet, nameObject } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

interface Deprecation {
  readonly since: string;
  readonly instead: string;
}

/** kustomize v5.8.1, api/types/kustomization.go, CheckDeprecatedFields; versions from the release notes. */
const DEPRECATED: Readonly<Record<string, Deprecation>> = {
  bases: { since: "2.1.0", instead: "move its entries to `resources`" },
  commonLabels: {
    since: "5.3.0",
    instead:
      "write `labels` with `pairs`: it leaves selectors alone, while `commonLabels` also narrows those of PodDisruptionBudgets and NetworkPolicies to labels that pods of the operator do not have",
  },
  imageTags: { since: "2.0.0", instead: "write `images`" },
  patchesJson6902: { since: "5.0.0", instead: "move its entries to `patches`, which takes the same fields" },
  patchesStrategicMerge: { since: "5.0.0", instead: "write `patches` with `path: FILE` for each file" },
  vars: { since: "5.0.0", instead: "write `replacements`" },
};

export const kustomizationFieldDeprecated: Rule = {
  id: "kustomization-field-deprecated",
  severity: "warning",
  title: "A kustomization file uses fields that kustomize keeps.",
  *check(subject) {
    for (const manifest of subject.ofKind("KustomizationFile")) {
      for (const [field, { since, instead }] of Object.entries(DEPRECATED)) {
        if (!isSet(manifest.object, field)) continue;
        yield {
          manifest,
          path: [field],
          at: "key",
          message: `${nameObject(manifest.object)}: kustomize has deprecated \`${field}\` since v${since} and warns at every build`,
          help: `${instead}; \`kustomize edit fix\` does it`,
        };
      }
    }
  },
};
