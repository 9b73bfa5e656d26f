import type { KnownKind } from "../manifest.ts";
import { listAt, nameObject } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";
import { poolerIntegrationOff } from "./pooler-integration-off.ts";

interface DeprecatedField {
  readonly kind: KnownKind;
  readonly path: readonly string[];
  readonly since: string;
  readonly help: string;
}

/** cloudnative-pg up to v1.30.0, `Deprecated` in api/v1/*_types.go. What has a rule of its own is not here. */
const FIELDS: readonly DeprecatedField[] = [
  {
    kind: "Pooler",
    path: ["spec", "pgbouncer", "authQuerySecret"],
    since: "1.28.0",
    help: "remove it and `authQuery`, so that the operator sets the pooler up; for a login of your own use `serverTLSSecret` with a client certificate",
  },
  {
    kind: "Cluster",
    path: ["spec", "bootstrap", "initdb", "options"],
    since: "1.27.0",
    help: "write its settings as fields of `initdb`, such as `encoding`, `localeCollate`, `localeCType`, `dataChecksums`, `walSegmentSize`: with `options` these are ignored",
  },
];

export const deprecatedFields: Rule = {
  id: "deprecated-fields",
  severity: "warning",
  title: "No field is used that CloudNativePG is going to remove.",
  *check(subject) {
    // A Secret that cannot work is a better reason to remove the field than its age.
    const told = new Set([...poolerIntegrationOff.check(subject)].map(({ manifest }) => manifest));
    for (const { kind, path, since, help } of FIELDS) {
      if (!subject.operator.mayBeAtLeast(since)) continue;
      for (const manifest of subject.ofKind(kind)) {
        const { object } = manifest;
        const isUsed = plainTextAt(object, ...path, "name") !== undefined || listAt(object, ...path).length > 0;
        if (!isUsed || told.has(manifest)) continue;
        yield {
          manifest,
          path,
          at: "key",
          message: `${nameObject(object)}: \`${path.slice(1).join(".")}\` is deprecated${since === "1.27.0" ? "" : ` since CloudNativePG ${since}`}`,
          help,
        };
      }
    }
  },
};
