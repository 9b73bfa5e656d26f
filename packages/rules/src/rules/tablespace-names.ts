import { clustersOf } from "../reading/clusters.ts";
import { listAt, textAt } from "../reading/fields.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_$]*$/;
const LONGEST = 63;

/**
 * cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateTablespaceNames, and
 * pkg/postgres/identifier.go. It compares the volumes' names (pkg/specs/volumes.go) in v1.27.4, v1.28.2 and from
 * v1.29.0 on; before, the pods of such a Cluster cannot be made.
 */
export const tablespaceNames: Rule = {
  id: "tablespace-names",
  severity: "error",
  title: "Tablespaces have names that PostgreSQL takes, and that stay different as names of volumes.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      const folded = new Set<string>();
      const volumes = new Map<string, string>();
      for (const [index, tablespace] of listAt(spec, "tablespaces").entries()) {
        const name = textAt(tablespace, "name");
        if (name === undefined || hasPlaceholder(name)) continue;
        const fault = (reason: string, help: string) => ({
          manifest,
          path: ["spec", "tablespaces", index, "name"],
          message: `${title}: the tablespace ${JSON.stringify(name)} ${reason}`,
          help,
        });
        if (folded.has(name.toLowerCase())) {
          yield fault("is there twice: PostgreSQL ignores case in names", "remove one of the two, or rename it");
          continue;
        }
        folded.add(name.toLowerCase());
        const invalid = explainInvalid(name);
        if (invalid !== undefined)
          yield fault(invalid, "choose another name now: a tablespace cannot be renamed later");
        const volume = volumeOf(name);
        const same = volumes.get(volume);
        if (same === undefined) volumes.set(volume, name);
        else {
          const reason = `gets the same volume as ${JSON.stringify(same)}, \`${volume}\`: \`_\` and \`$\` both become \`-\` there`;
          yield fault(reason, "rename one of the two so that they differ in letters or digits");
        }
      }
    }
  },
};

function explainInvalid(name: string): string | undefined {
  if (name.startsWith("pg_")) return "starts with pg_, which PostgreSQL keeps for itself";
  if (!IDENTIFIER.test(name))
    return "is no identifier: expected letters, digits, `_` and `$`, starting with a letter or `_`";
  return name.length > LONGEST ? `has ${name.length} characters: PostgreSQL allows ${LONGEST}` : undefined;
}

function volumeOf(name: string): string {
  return `tbs-${name.replace(/^_/, "1").replace(/[$_]/g, "-").toLowerCase()}`;
}
