import { nameObject } from "../reading/fields.ts";
import { readShellText } from "../reading/shell-texts.ts";
import { listWrittenTexts } from "../reading/written-texts.ts";
import type { Rule } from "../rule.ts";

/** Two signs, and neither more of them nor what makes an escape of them: `$${X}` and `$$$$` are meant for Flux. */
const SQL_QUOTE = /\b(?:DO|AS)\s+(?:LANGUAGE\s+\w+\s+)?(?<!\$)\$\$(?![${])/i;
/** The shell's own process id. `$$X` and `$$(X)` arrive as `$X` and `$(X)`, which is what people mean by them. */
const PROCESS_ID = /(?<!\$)\$\$(?![${(\w])/;

/** fluxcd/pkg envsubst/v1.7.0, parse/parse.go: `$$` is `$`, wherever it stands. */
export const doubleDollarCollapses: Rule = {
  id: "double-dollar-collapses",
  severity: "error",
  title: "Dollar quotes of SQL and `$$` of the shell are doubled where Flux substitutes.",
  *check(subject) {
    for (const written of listWrittenTexts(subject)) {
      const { manifest, path, at, text } = written;
      if (at === "key") continue;
      const isSql = SQL_QUOTE.test(text);
      if (!isSql && (readShellText(written) === undefined || !PROCESS_ID.test(text))) continue;
      const consequence = isSql
        ? "PostgreSQL finds `$` where a dollar quote has to begin, and refuses the statement"
        : "the shell no longer reads its process id";
      yield {
        manifest,
        path,
        message: `${nameObject(manifest.object)}: Flux makes \`$\` of every \`$$\`: ${consequence}`,
        help: isSql
          ? "write `$$$$` for each `$$`, or name the quotes: Flux leaves `$body$ … $body$` alone"
          : "write `$$$$` for each `$$`",
      };
    }
  },
};
