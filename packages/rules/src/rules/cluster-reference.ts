import type { KnownKind, Manifest } from "../manifest.ts";
import { nameObject, textAt } from "../reading/fields.ts";
import { isOneEditAway, plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";
import { namespaceOf, type Subject } from "../subject.ts";

const KINDS: readonly KnownKind[] = [
  "Database",
  "DatabaseRole",
  "Pooler",
  "ScheduledBackup",
  "Backup",
  "Publication",
  "Subscription",
];

/**
 * A reference has no namespace: the operator looks beside the object (cloudnative-pg v1.27.0, api/v1, ClusterRef) and waits
 * for what may never come. That a Cluster is not among some files proves nothing, so there has to be other evidence.
 */
export const clusterReference: Rule = {
  id: "cluster-reference",
  severity: "error",
  title: "The Cluster that an object names is in the object's own namespace.",
  *check(subject) {
    for (const kind of KINDS)
      for (const manifest of subject.ofKind(kind)) {
        const { object } = manifest;
        const name = plainTextAt(object, "spec", "cluster", "name");
        if (name === undefined || namespaceOf(object).includes("${")) continue;
        if (subject.find("Cluster", namespaceOf(object), name) !== undefined) continue;
        const reason = explain(subject, manifest, name);
        if (reason === undefined) continue;
        yield {
          manifest,
          path: ["spec", "cluster", "name"],
          message: `${nameObject(object)}: there is no Cluster ${name} in ${describeNamespace(namespaceOf(object))}: ${reason.message}`,
          help: reason.help,
        };
      }
  },
};

function explain(subject: Subject, { object }: Manifest, name: string): { message: string; help: string } | undefined {
  const namespace = namespaceOf(object);
  const clusters = subject.ofKind("Cluster").filter((cluster) => plainTextAt(cluster.object, "metadata", "name"));
  // A namespace that is not written is given by kustomize or Flux: it may be the right one.
  const elsewhere = clusters.find(
    (cluster) =>
      textAt(cluster.object, "metadata", "name") === name &&
      namespace !== "" &&
      namespaceOf(cluster.object) !== "" &&
      !namespaceOf(cluster.object).includes("${"),
  );
  if (elsewhere !== undefined) {
    const other = namespaceOf(elsewhere.object);
    return {
      message: `it is in namespace ${other}, and a reference does not reach across namespaces`,
      help: `move the object: \`metadata.namespace: ${other}\``,
    };
  }
  const near = clusters.find(
    (cluster) =>
      namespaceOf(cluster.object) === namespace &&
      isOneEditAway(textAt(cluster.object, "metadata", "name") ?? "", name),
  );
  const known = near === undefined ? undefined : textAt(near.object, "metadata", "name");
  if (known !== undefined)
    return { message: `there is one called ${known}`, help: `write \`${known}\`, or create the Cluster ${name}` };
  if (subject.catalog === undefined) return undefined;
  return { message: "the catalog renders none of that name", help: "name the catalog's own Cluster" };
}

function describeNamespace(namespace: string): string {
  return namespace === "" ? "its namespace" : `namespace ${namespace}`;
}
