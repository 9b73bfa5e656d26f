import type { Path } from "@tenantry/tenant-model";
import type { Manifest } from "../manifest.ts";
import { booleanAt, isSet, listAt, nameObject, textAt } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import { findSecret, roleSecrets } from "../reading/roles.ts";
import type { Rule } from "../rule.ts";
import { namespaceOf, type Subject } from "../subject.ts";

const LABEL = "cnpg.io/reload";

/** cloudnative-pg v1.27.0, internal/controller/cluster_predicates.go: only objects with this label wake the operator up. */
export const reloadLabel: Rule = {
  id: "reload-label",
  severity: "warning",
  title: "Secrets and ConfigMaps that a Cluster reads carry the label `cnpg.io/reload`.",
  *check(subject) {
    const seen = new Set<Manifest>();
    for (const { reader, source } of readSources(subject)) {
      if (seen.has(source) || isWatched(source)) continue;
      seen.add(source);
      const path = placeOfLabels(source);
      yield {
        manifest: source,
        path,
        message: `${nameObject(source.object)}: ${nameObject(reader.object)} reads it, but without the label \`${LABEL}\` a change of it goes unnoticed`,
        help: `add \`${LABEL}: "true"\` to \`${path.join(".")}\``,
      };
    }
  },
};

function* readSources(subject: Subject): Generator<{ reader: Manifest; source: Manifest }> {
  for (const { manifest, name } of roleSecrets(subject)) {
    const source = findSecret(subject, name, manifest);
    if (source !== undefined) yield { reader: manifest, source };
  }
  for (const reader of subject.ofKind("Cluster")) {
    const namespace = namespaceOf(reader.object);
    for (const list of ["customQueriesConfigMap", "customQueriesSecret"])
      for (const entry of listAt(reader.object, "spec", "monitoring", list)) {
        const name = plainTextAt(entry, "name");
        if (name === undefined) continue;
        const source =
          list === "customQueriesSecret"
            ? findSecret(subject, name, reader)
            : subject.find("ConfigMap", namespace, name);
        if (source !== undefined) yield { reader, source };
      }
  }
}

function isExternal({ object }: Manifest): boolean {
  return textAt(object, "kind") === "ExternalSecret";
}

function isWatched(source: Manifest): boolean {
  const { object } = source;
  // What never changes needs nobody to watch it.
  if (booleanAt(object, "immutable") === true) return true;
  if (!isExternal(source)) return isSet(object, "metadata", "labels", LABEL);
  const target = ["spec", "target"];
  if (textAt(object, "spec", "refreshPolicy") === "CreatedOnce" || booleanAt(object, ...target, "immutable") === true)
    return true;
  // The label may be on the object that is merged into.
  if (["Merge", "None", "CreateOrMerge"].includes(textAt(object, ...target, "creationPolicy") ?? "")) return true;
  if (isSet(object, ...target, "manifest")) return true;
  // Without a template the Secret inherits the ExternalSecret's own labels.
  if (!isSet(object, ...target, "template")) return isSet(object, "metadata", "labels", LABEL);
  return isSet(object, ...target, "template", "metadata", "labels", LABEL);
}

function placeOfLabels(source: Manifest): Path & readonly string[] {
  return isExternal(source) ? ["spec", "target", "template", "metadata", "labels"] : ["metadata", "labels"];
}
