import type { Manifest } from "../manifest.ts";
import { kindOf, type Subject } from "../subject.ts";
import { isSet, type Key, textAt } from "./fields.ts";

/** Whether a kustomize patch among the inputs writes the field: that the object lacks it then says nothing. */
export function isPatched(subject: Subject, manifest: Manifest, ...path: readonly Key[]): boolean {
  const name = textAt(manifest.object, "metadata", "name");
  return subject.manifests.some(
    (patch) =>
      patch.form === "patch" &&
      kindOf(patch) === kindOf(manifest) &&
      textAt(patch.object, "metadata", "name") === name &&
      isSet(patch.object, ...path),
  );
}
