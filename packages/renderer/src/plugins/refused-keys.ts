import { isMapping } from "../print/mapping.ts";
import type { KubernetesObject } from "../resource.ts";
import { STAGE_ANNOTATION } from "./stage-annotation.ts";

/**
 * Prefixes of what tells kustomize how to treat an object: to leave it out, to rename it, in which order it came
 * (kyaml v0.21.1, kio/kioutil and api/internal/utils/annotations.go of kustomize v5.8.1).
 */
const OF_KUSTOMIZE =
  /^(?:internal\.config\.kubernetes\.io|config\.kubernetes\.io|config\.k8s\.io|kustomize\.config\.k8s\.io)\//;

/** Keys of labels and annotations that a plugin may not set, with the reason. */
export function listRefusedKeys(
  item: KubernetesObject,
  before: unknown,
): { readonly field: string; readonly reason: string; readonly help: string }[] {
  const had = isMapping(before) && isMapping(before["metadata"]) ? before["metadata"] : {};
  return (["labels", "annotations"] as const).flatMap((name) => {
    const entries = item.metadata?.[name];
    const earlier = had[name];
    if (!isMapping(entries)) return [];
    const set = Object.keys(entries).filter((key) => !(isMapping(earlier) && earlier[key] === entries[key]));
    return set.flatMap((key) => {
      const field = `metadata.${name}["${key}"]`;
      if (OF_KUSTOMIZE.test(key)) {
        const reason = "it tells kustomize how to treat the object, which would not arrive as it is rendered";
        return [{ field, reason, help: "leave it out" }];
      }
      // An added object has lost it by now.
      if (key !== STAGE_ANNOTATION) return [];
      return [{ field, reason: "the object has its file already", help: "only an added object chooses its stage" }];
    });
  });
}
