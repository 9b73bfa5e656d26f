import { changesOf } from "../reading/committed.ts";
import { isSet, listAt, textAt } from "../reading/fields.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

const LISTS = { extensions: "extension", schemas: "schema", fdws: "foreign data wrapper", servers: "foreign server" };

/** cloudnative-pg v1.27.0 and v1.30.0, internal/management/controller/database_controller_sql.go: it goes through what is listed. */
export const removedEntryStays: Rule = {
  id: "removed-entry-stays",
  severity: "warning",
  title: "What a Database lists is removed with `ensure: absent`, not by leaving it out.",
  *check(subject) {
    for (const { manifest, spec, before, title } of changesOf(subject, "Database")) {
      if (textAt(spec, "ensure") === "absent") continue;
      for (const [field, what] of Object.entries(LISTS)) {
        if (isSet(spec, field) && !Array.isArray(spec[field])) continue;
        const names = listAt(spec, field).map((entry) => textAt(entry, "name"));
        if (names.some((name) => name === undefined || hasPlaceholder(name))) continue;
        for (const entry of listAt(before, field)) {
          const name = textAt(entry, "name");
          if (name === undefined || hasPlaceholder(name) || names.includes(name)) continue;
          if (textAt(entry, "ensure") === "absent") continue;
          yield {
            manifest,
            path: ["spec", field],
            message: `${title}: the ${what} \`${name}\` is not listed any more, and stays in the database: the operator leaves alone what is not listed`,
            help: `to remove it, list it with \`ensure: absent\` until that is applied; to keep it, nothing has to be done`,
          };
        }
      }
    }
  },
};
