import type { Manifest } from "../manifest.ts";
import { booleanAt, nameObject, textAt } from "../reading/fields.ts";
import { mentionsText } from "../reading/mentions.ts";
import type { Rule } from "../rule.ts";
import { namespaceOf, type Subject } from "../subject.ts";

const SWITCH = "kustomize.toolkit.fluxcd.io/prune";

/** kustomize-controller v1.9.4, internal/controller/kustomization_controller.go: prune, and finalize by deletionPolicy. */
export const pruneUnprotected: Rule = {
  id: "prune-unprotected",
  severity: "warning",
  title: "What holds data is protected from Flux's pruning.",
  *check(subject) {
    if (!deletes(subject) || isProtectedElsewhere(subject)) return;
    for (const { manifest, loss } of listHolders(subject)) {
      const { object } = manifest;
      const isProtected = ["annotations", "labels"].some((it) => textAt(object, "metadata", it, SWITCH) === "disabled");
      if (isProtected) continue;
      yield {
        manifest,
        path: ["metadata"],
        message: `${nameObject(object)} has no \`${SWITCH}: disabled\`: once it is renamed, moved to another Flux Kustomization, or that is deleted, Flux deletes it, and with it ${loss}`,
        help: `add the annotation \`${SWITCH}: disabled\`, and \`deletionPolicy: Orphan\` to its Flux Kustomization`,
      };
    }
  },
};

/** Which Flux Kustomization applies an object no file says: all of them have to delete what is gone. */
function deletes(subject: Subject): boolean {
  const all = subject.ofKind("FluxKustomization");
  if (all.length === 0) return subject.substitution === "flux";
  return all.every(({ object }) => {
    const policy = textAt(object, "spec", "deletionPolicy");
    return booleanAt(object, "spec", "prune") === true || policy === "Delete" || policy === "WaitForTermination";
  });
}

/** A patch, commonAnnotations or commonMetadata may add the annotation to anything. */
function isProtectedElsewhere(subject: Subject): boolean {
  const adders = [
    ...subject.manifests.filter(({ form }) => form === "patch"),
    ...subject.ofKind("KustomizationFile"),
    ...subject.ofKind("FluxKustomization"),
  ];
  return adders.some(({ object }) => mentionsText(object, SWITCH));
}

function* listHolders(subject: Subject): Iterable<{ readonly manifest: Manifest; readonly loss: string }> {
  const clusters = subject.ofKind("Cluster");
  for (const manifest of clusters) yield { manifest, loss: "its volumes with all databases" };
  for (const manifest of subject.ofKind("ObjectStore")) yield { manifest, loss: "every Cluster's way to archive WAL" };
  for (const manifest of subject.ofKind("Database")) {
    if (textAt(manifest.object, "spec", "databaseReclaimPolicy") !== "delete") continue;
    yield { manifest, loss: "the database in PostgreSQL, as `databaseReclaimPolicy` is `delete`" };
  }
  const namespaces = new Set(clusters.map(({ object }) => namespaceOf(object)));
  for (const manifest of subject.ofKind("Namespace")) {
    const name = textAt(manifest.object, "metadata", "name");
    if (name !== undefined && namespaces.has(name)) yield { manifest, loss: "the Clusters in it and their volumes" };
  }
}
