import { nameObject, valueAt } from "../reading/fields.ts";
import { readHbaLine } from "../reading/hba.ts";
import { covers, isLoopback } from "../reading/hba-file.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["spec", "postgresql", "pg_hba"] as const;

/** PostgreSQL 17, docs/auth-password; PostgreSQL 18, release notes: MD5 passwords are deprecated. */
export const hbaWeakMethod: Rule = {
  id: "hba-weak-method",
  severity: "warning",
  title: "Lines of a Cluster's `pg_hba` that take a password take it by SCRAM.",
  *check(subject) {
    for (const manifest of subject.ofKind("Cluster")) {
      const lines = valueAt(manifest.object, ...PLACE);
      if (!Array.isArray(lines)) continue;
      for (const [index, text] of lines.entries()) {
        const line = readHbaLine(text);
        if (line === undefined || isLoopback(line)) continue;
        const isClear = line.method === "password" && covers(line, "plain");
        if (!isClear && line.method !== "md5") continue;
        const harm = isClear
          ? "sends the password over the network as it is, where the client does not ask for TLS"
          : "accepts MD5 hashes, which are good to log in with when stolen and which PostgreSQL 18 deprecates";
        yield {
          manifest,
          path: [...PLACE, index],
          message: `${nameObject(manifest.object)}: the method \`${line.method}\` of \`${String(text)}\` ${harm}`,
          help: "write `scram-sha-256`; a role whose password is still stored as MD5 needs its password set once more",
        };
      }
    }
  },
};
