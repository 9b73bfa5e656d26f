import { readSwitch, readTime } from "@tenantry/tenant-model";
import { fieldsAt, nameObject } from "../reading/fields.ts";
import { PGBOUNCER_PARAMETERS, type PgBouncerType } from "../reading/pgbouncer-parameters.ts";
import { explainPgBouncerValue } from "../reading/pgbouncer-values.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["spec", "pgbouncer", "parameters"];

/**
 * Nobody looks at values before PgBouncer does: at the first that it cannot read it does not start, or keeps what it had
 * (pgbouncer 1.24.1 and 1.25.1, src/main.c, load_config; lib/usual/cfparser.c).
 */
export const poolerParameterValues: Rule = {
  id: "pooler-parameter-values",
  severity: "error",
  title: "The parameters of a Pooler have values that PgBouncer can read.",
  *check(subject) {
    for (const manifest of subject.ofKind("Pooler")) {
      for (const [name, value] of Object.entries(fieldsAt(manifest.object, ...PLACE))) {
        const type = PGBOUNCER_PARAMETERS.get(name)?.type;
        if (type === undefined || typeof value !== "string" || hasPlaceholder(value)) continue;
        const bad = explainPgBouncerValue(type, value);
        if (bad === undefined) continue;
        const effect = bad.stops ? "PgBouncer cannot read it, and does not start" : "PgBouncer documents no such value";
        yield {
          manifest,
          path: [...PLACE, name],
          message: `${nameObject(manifest.object)}: \`${name}\` is ${JSON.stringify(value)}: expected ${bad.expected}; ${effect}`,
          help: suggest(name, type, value),
        };
      }
    }
  },
};

function suggest(name: string, type: PgBouncerType, value: string): string {
  const text = value.trim();
  if (type.kind === "switch") {
    const isOn = readSwitch(text);
    if (isOn !== undefined) return `write \`${name}: "${isOn ? 1 : 0}"\``;
  }
  const seconds = type.kind === "seconds" ? readTime(text.replace(/m$/, "min"), 1) : undefined;
  if (seconds !== undefined && seconds >= 0) return `write \`${name}: "${seconds}"\``;
  return `write a value as PgBouncer documents it, in quotes, or leave \`${name}\` out`;
}
