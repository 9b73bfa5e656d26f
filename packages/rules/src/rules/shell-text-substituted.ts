import { listReferences } from "@tenantry/flux-postbuild";
import { nameObject } from "../reading/fields.ts";
import { isStrict } from "../reading/flux.ts";
import { readShellText } from "../reading/shell-texts.ts";
import { listWrittenTexts } from "../reading/written-texts.ts";
import type { Rule } from "../rule.ts";

/** fluxcd/pkg envsubst/v1.7.0, template.go: names of the shell are names like any other. */
export const shellTextSubstituted: Rule = {
  id: "shell-text-substituted",
  severity: "error",
  title: "A script's own variables are written so that Flux leaves them alone.",
  *check(subject) {
    for (const written of listWrittenTexts(subject)) {
      const shell = readShellText(written);
      const listed = shell === undefined ? undefined : listReferences(written.text);
      if (shell === undefined || listed?.ok !== true) continue;
      const own = listed.references.filter(({ name }) => !subject.variables.has(name) && shell.owns(name));
      const names = [...new Set(own.map(({ name }) => name))];
      const [first] = names;
      if (first === undefined) continue;
      const fails = isStrict(subject) && own.some(({ hasDefault }) => !hasDefault);
      const consequence = fails
        ? "they have no setting, so that Flux 2.9 and later fails to build the whole Kustomization"
        : "the shell gets an empty text or the default in their place";
      yield {
        manifest: written.manifest,
        path: written.path,
        message: `${nameObject(written.manifest.object)}: Flux substitutes ${names.map((name) => `\`\${${name}}\``).join(", ")} before the shell can: ${consequence}`,
        help: `write \`$${first}\` without braces, or \`$\${${first}}\`; for a long script, put it into a ConfigMap with the annotation \`kustomize.toolkit.fluxcd.io/substitute: disabled\``,
      };
    }
  },
};
