import { listReferences } from "@tenantry/flux-postbuild";
import type { Manifest } from "../manifest.ts";
import { fieldsAt, isSet, listAt, textAt } from "../reading/fields.ts";
import { listSettings } from "../reading/settings.ts";
import type { Rule } from "../rule.ts";
import type { Subject } from "../subject.ts";

/** fluxcd/pkg kustomize/v1.35.4, kustomize_varsub.go: values are put in as they are; there is one pass. */
export const settingHoldsPlaceholder: Rule = {
  id: "setting-holds-placeholder",
  severity: "error",
  title: "A setting's value holds no placeholder.",
  *check(subject) {
    if (subject.substitution !== "flux") return;
    const settings = listSettings(subject);
    for (const { manifest, path, name, value } of settings) {
      const listed = listReferences(value);
      const names = listed.ok ? [...new Set(listed.references.map((it) => it.name))] : [];
      const [first] = names;
      if (first === undefined || mayBeSubstituted(manifest, subject)) continue;
      const isElsewhere = (it: string) => settings.some((other) => other.name === it && other.manifest !== manifest);
      if (names.every(isElsewhere)) continue;
      const known = subject.variables.get(first);
      const literal = value === `\${${first}}` && known !== undefined && !known.includes("$");
      yield {
        manifest,
        path,
        message: `the setting \`${name}\` holds \`\${${first}}\`: Flux substitutes once, so that objects get the text \`${value}\` instead of a value`,
        help: literal
          ? `write the value itself: \`${name}: ${JSON.stringify(known)}\``
          : `write the value itself, or \`\${${first}}\` where \`${name}\` is used; it works only where another Flux Kustomization applies this file and gives \`${first}\` a value`,
      };
    }
  },
};

/** A Flux Kustomization that does not read these settings may be the one that applies them, and substitutes in them. */
function mayBeSubstituted({ object }: Manifest, subject: Subject): boolean {
  const own = textAt(object, "metadata", "name");
  return subject.ofKind("FluxKustomization").some(({ object: it }) => {
    if (!isSet(it, "spec", "postBuild")) return false;
    const references = listAt(it, "spec", "postBuild", "substituteFrom");
    const reads = own === undefined ? references.length > 0 : references.some((entry) => textAt(entry, "name") === own);
    return !reads && (references.length > 0 || Object.keys(fieldsAt(it, "spec", "postBuild", "substitute")).length > 0);
  });
}
