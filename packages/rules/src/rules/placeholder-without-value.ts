import { findNearestName } from "@tenantry/crd-schemas";
import { listReferences } from "@tenantry/flux-postbuild";
import { nameObject, valueAt } from "../reading/fields.ts";
import { isStrict } from "../reading/flux.ts";
import { mentionsText } from "../reading/mentions.ts";
import { readShellText } from "../reading/shell-texts.ts";
import { listWrittenTexts } from "../reading/written-texts.ts";
import type { Rule } from "../rule.ts";
import type { Subject } from "../subject.ts";

/** fluxcd/pkg envsubst/v1.7.0, template.go; kustomize-controller v1.9.4, internal/features/features.go. */
export const placeholderWithoutValue: Rule = {
  id: "placeholder-without-value",
  severity: "error",
  title: "Every placeholder that Flux substitutes has a value or a default.",
  *check(subject) {
    // A settings file that is not at hand may hold it.
    if (subject.variablesKnown !== "all" || mayHaveMore(subject)) return;
    const consequence = isStrict(subject)
      ? "Flux 2.9 and later fails to build the whole Kustomization"
      : `Flux ${subject.flux} puts an empty text in its place`;
    for (const written of listWrittenTexts(subject)) {
      const listed = listReferences(written.text);
      if (!listed.ok) continue;
      const shell = readShellText(written);
      const missing = listed.references.filter(
        ({ name, hasDefault }) =>
          !hasDefault && name !== "podselector" && !subject.variables.has(name) && shell?.owns(name) !== true,
      );
      const names = [...new Set(missing.map(({ name }) => name))];
      const [first] = names;
      if (first === undefined) continue;
      const nearest = findNearestName(first, [...subject.variables.keys()]);
      const suggestion = nearest === undefined ? "" : `did you mean \`\${${nearest}}\`? Otherwise `;
      yield {
        manifest: written.manifest,
        path: written.path,
        ...(written.at !== undefined && { at: written.at }),
        message: `${nameObject(written.manifest.object)}: no setting gives ${names.map((name) => `\`${name}\``).join(", ")} a value: ${consequence}`,
        help: `${suggestion}add \`${first}\` to the settings or give it a default, \`\${${first}:=…}\`; where Flux is not meant, write \`$\${${first}}\``,
      };
    }
  },
};

/** Parents often patch the same `substituteFrom` into every Flux Kustomization below them. */
function mayHaveMore(subject: Subject): boolean {
  const patchers = [
    ...subject.manifests.filter(({ form }) => form === "patch").map(({ object }) => object),
    ...subject.ofKind("FluxKustomization").map(({ object }) => valueAt(object, "spec", "patches")),
    ...subject.ofKind("KustomizationFile").map(({ object }) => valueAt(object, "patches")),
  ];
  return patchers.some((it) => mentionsText(it, "postBuild"));
}
