import { invalidVariableNames } from "@tenantry/flux-postbuild";
import { fieldsAt, nameObject } from "../reading/fields.ts";
import { listSettings } from "../reading/settings.ts";
import type { Rule } from "../rule.ts";

/** fluxcd/pkg kustomize/v1.35.4, kustomize_varsub.go: every name is checked, used or not. */
export const settingNameRefused: Rule = {
  id: "setting-name-refused",
  severity: "error",
  title: "Names of settings consist of letters, digits and `_`.",
  refusedBy: "Flux",
  *check(subject) {
    if (subject.substitution !== "flux") return;
    for (const { manifest, path, name } of listSettings(subject)) {
      if (invalidVariableNames([name]).length > 0) yield { manifest, path, at: "key", ...describe(name, "settings") };
    }
    for (const manifest of subject.ofKind("FluxKustomization")) {
      for (const name of invalidVariableNames(
        Object.keys(fieldsAt(manifest.object, "spec", "postBuild", "substitute")),
      )) {
        const path = ["spec", "postBuild", "substitute", name];
        yield { manifest, path, at: "key", ...describe(name, nameObject(manifest.object)) };
      }
    }
  },
};

function describe(name: string, holder: string) {
  const better = name.replace(/[^A-Za-z0-9_]/g, "_").replace(/^(?=\d)/, "_");
  return {
    message: `${holder}: Flux refuses the name \`${name}\` of a setting: expected letters, digits and \`_\`, starting with no digit. Every Kustomization that reads it fails, whether it uses the setting or not`,
    help: `rename it, for example to \`${better}\`, or move it to a ConfigMap that no \`substituteFrom\` names`,
  };
}
