import type { Path } from "@tenantry/tenant-model";
import type { Manifest } from "../manifest.ts";
import { createdExtensions } from "../reading/bootstrap-sql.ts";
import { fieldsAt, listAt, nameObject, textAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";
import type { Subject } from "../subject.ts";

/** cloudnative-pg v1.27.0, pkg/postgres/configuration.go, ManagedExtensions. The parameter is one that switches them on. */
const MANAGED: Readonly<Record<string, { readonly parameter: string; readonly isLibrary?: true }>> = {
  pg_stat_statements: { parameter: "pg_stat_statements.track: all" },
  pgaudit: { parameter: 'pgaudit.log: "ddl"' },
  auto_explain: { parameter: "auto_explain.log_min_duration: 10s", isLibrary: true },
  pg_failover_slots: { parameter: 'pg_failover_slots.synchronize_slot_names: "name_like:%"', isLibrary: true },
};

interface Listed {
  readonly manifest: Manifest;
  readonly cluster: Manifest;
  readonly name: string;
  readonly path: Path;
}

/**
 * cloudnative-pg v1.27.0, internal/management/controller/instance_controller.go, reconcileExtensions: what no parameter asks
 * for is dropped in every database; database_controller.go applies a Database again only when it changes.
 */
export const managedExtensions: Rule = {
  id: "managed-extensions",
  severity: "error",
  title: "Extensions that the operator manages are switched on by a parameter.",
  *check(subject) {
    for (const { manifest, cluster, name, path } of listExtensions(subject)) {
      const managed = Object.hasOwn(MANAGED, name) ? MANAGED[name] : undefined;
      if (managed === undefined) continue;
      const parameters = Object.keys(fieldsAt(cluster.object, "spec", "postgresql", "parameters"));
      const isOn = parameters.some((parameter) => parameter.startsWith(`${name}.`));
      if (isOn && managed.isLibrary !== true) continue;
      const add = isOn
        ? ""
        : `, and add \`${managed.parameter}\` to \`spec.postgresql.parameters\` of ${nameObject(cluster.object)}`;
      yield {
        manifest,
        path,
        message:
          managed.isLibrary === true
            ? `${nameObject(manifest.object)}: ${name} is a library, no extension: CREATE EXTENSION fails`
            : `${nameObject(manifest.object)}: the operator drops the extension ${name} in every database at the next start of the instance manager, as ${nameObject(cluster.object)} has no parameter \`${name}.*\``,
        help:
          managed.isLibrary === true
            ? `remove it here${add}: that loads it`
            : `remove it here${add}: that loads the library and creates the extension in every database`,
      };
    }
  },
};

function* listExtensions(subject: Subject): Generator<Listed> {
  for (const manifest of subject.ofKind("Database")) {
    const cluster = subject.clusterOf(manifest);
    if (cluster === undefined) continue;
    for (const [index, extension] of listAt(manifest.object, "spec", "extensions").entries()) {
      const name = textAt(extension, "name");
      if (name !== undefined && textAt(extension, "ensure") !== "absent")
        yield { manifest, cluster, name, path: ["spec", "extensions", index, "name"] };
    }
  }
  for (const cluster of subject.ofKind("Cluster"))
    for (const { name, path } of createdExtensions(cluster.object)) yield { manifest: cluster, cluster, name, path };
}
