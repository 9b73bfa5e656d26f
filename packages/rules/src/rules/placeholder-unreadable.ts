import { listReferences } from "@tenantry/flux-postbuild";
import { nameObject } from "../reading/fields.ts";
import { listWrittenTexts } from "../reading/written-texts.ts";
import type { Rule } from "../rule.ts";

/** Whose signs they are, so that people know why they are there. */
const OWNERS: readonly (readonly [form: RegExp, owner: string])[] = [
  [/^\$\{\{/, "an expression of GitHub Actions or the like"],
  [/^\$\{(?:[A-Za-z_]\w*\[|[!@*?#])/, "an expansion of bash"],
  [/^\$\{__|^\$\{\w+\./, "a variable of Grafana or of another template language"],
  [/^\$\{\w+[-+?]/, "an expansion of the shell without `:`"],
];

/** fluxcd/pkg envsubst/v1.7.0, parse/parse.go. */
export const placeholderUnreadable: Rule = {
  id: "placeholder-unreadable",
  severity: "error",
  title: "Flux can read every `${…}` that it meets.",
  refusedBy: "Flux",
  *check(subject) {
    for (const { manifest, path, at, text } of listWrittenTexts(subject)) {
      const listed = listReferences(text);
      if (listed.ok) continue;
      const [excerpt = "${"] = /^\$\{+[^\s}"']{0,30}\}*/.exec(text.slice(listed.error.offset ?? 0)) ?? [];
      const owner = OWNERS.find(([form]) => form.test(excerpt))?.[1];
      yield {
        manifest,
        path,
        ...(at !== undefined && { at }),
        message: `${nameObject(manifest.object)}: Flux cannot read \`${excerpt}\`${owner === undefined ? "" : `, ${owner}`} (${listed.error.message}), and fails to build the whole Kustomization`,
        help: `write \`$${excerpt}\`, which arrives as \`${excerpt}\`; or annotate the object with \`kustomize.toolkit.fluxcd.io/substitute: disabled\` if Flux has nothing to put into it`,
      };
    }
  },
};
