import type { Manifest } from "../manifest.ts";
import { kindOf, type Subject } from "../subject.ts";
import { isSet, type Key, textAt } from "./fields.ts";

/** Whether a kustomize patch among the inputs writes the field: that the object lacks it then says nothing. */
export function isPatched(subject: Subject, manifest: Manifest, ...path: readonly Key[]): boolean {
  const patches = subject.patches();
  if (patches.length === 0) return false;
  const name = textAt(manifest.object, "metadata", "name");
  return patches.some(
    (patch) =>
      kindOf(patch) === kindOf(manifest) &&
      textAt(patch.object, "metadata", "name") === name &&
      isSet(patch.object, ...path),
  );
}
