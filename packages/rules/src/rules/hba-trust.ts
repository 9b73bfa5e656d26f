import { nameObject, valueAt } from "../reading/fields.ts";
import { readHbaLine } from "../reading/hba.ts";
import { isLoopback } from "../reading/hba-file.ts";
import type { Rule } from "../rule.ts";

const PLACES = [
  ["Cluster", ["spec", "postgresql", "pg_hba"]],
  ["Pooler", ["spec", "pgbouncer", "pg_hba"]],
] as const;

/** PostgreSQL 17, docs/auth-trust. */
export const hbaTrust: Rule = {
  id: "hba-trust",
  severity: "error",
  title: "Nobody comes in over the network without proving who they are.",
  *check(subject) {
    for (const [kind, place] of PLACES) {
      for (const manifest of subject.ofKind(kind)) {
        const lines = valueAt(manifest.object, ...place);
        if (!Array.isArray(lines)) continue;
        for (const [index, text] of lines.entries()) {
          const line = readHbaLine(text);
          if (line?.method !== "trust" || isLoopback(line)) continue;
          const method = kind === "Cluster" ? "scram-sha-256" : "md5";
          yield {
            manifest,
            path: [...place, index],
            message: `${nameObject(manifest.object)}: \`${String(text)}\` lets in whoever can reach it, as any of its roles, without a password`,
            help: `write \`${method}\` instead of \`trust\`, or \`cert\` for clients with a certificate`,
          };
        }
      }
    }
  },
};
