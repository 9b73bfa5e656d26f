import { nameObject } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import { joinWords } from "../reading/schedules.ts";
import type { Rule } from "../rule.ts";

const PREPENDED = ["extra_float_digits", "options"];

/** cloudnative-pg v1.27.0, pkg/management/pgbouncer/config/strings.go puts these two in front of whatever is written. */
export const poolerStartupParametersDoubled: Rule = {
  id: "pooler-startup-parameters-doubled",
  severity: "warning",
  title: "`ignore_startup_parameters` lists only what the operator does not add itself.",
  *check(subject) {
    for (const manifest of subject.ofKind("Pooler")) {
      const path = ["spec", "pgbouncer", "parameters", "ignore_startup_parameters"];
      const names = plainTextAt(manifest.object, ...path)
        ?.split(",")
        .map((name) => name.trim());
      const doubled = names?.filter((name) => PREPENDED.includes(name)) ?? [];
      if (names === undefined || doubled.length === 0) continue;
      const rest = names.filter((name) => name !== "" && !PREPENDED.includes(name));
      yield {
        manifest,
        path,
        message: `${nameObject(manifest.object)}: \`ignore_startup_parameters\` lists ${joinWords(doubled)}, which the operator adds in front anyway`,
        help: rest.length === 0 ? "remove the parameter" : `write \`${rest.join(",")}\``,
      };
    }
  },
};
