import type { SubstitutionMode } from "@tenantry/flux-postbuild";
import { openDocuments } from "@tenantry/tenant-model";
import { buildAsFarAsPossible } from "./best-effort-build.ts";
import type { WrittenObject } from "./classify-document.ts";
import type { GatheredVariables } from "./gather-variables.ts";
import { hasKey, isFields } from "./json-values.ts";
import type { InlinePatch, KustomizeRoles } from "./kustomize-roles.ts";
import { LintManifest, type Origin } from "./lint-manifest.ts";

/** Kinds that stand in no namespace, whatever a kustomization file says. */
const CLUSTER_SCOPED =
  /^(?:Cluster[A-Z]\w*|Namespace|CustomResourceDefinition|PersistentVolume|StorageClass|\w+Configuration|PriorityClass|IngressClass|VolumeSnapshotClass|Node)$/;

export interface ManifestOptions {
  readonly roles: KustomizeRoles;
  readonly gathered: GatheredVariables;
  /** What Flux does where a placeholder has no value. */
  readonly mode: SubstitutionMode;
}

/** Objects and patches of the inputs as the API server, or kustomize, gets them. */
export function makeManifests(
  objects: readonly WrittenObject[],
  { roles, gathered, mode }: ManifestOptions,
): LintManifest[] {
  return objects.map((written) => {
    const { fields, input, document, prefix } = written;
    const isPatch = roles.patchFiles.has(input.path) || hasKey(fields, "$patch");
    const maySubstitute = gathered.maySubstitute(input.path);
    const builds = gathered.substitution === "flux" && maySubstitute && !gathered.sources.has(written);
    const built = builds ? buildAsFarAsPossible(fields, gathered.valuesFor(input.path).values, { mode }) : fields;
    return new LintManifest({
      object: isPatch ? built : withNamespace(built, roles.namespaceOf(input.path)),
      written: fields,
      form: isPatch ? "patch" : "object",
      origin: { file: input.name, path: input.path, document, prefix },
      ...(!maySubstitute && { substitution: "none" }),
    });
  });
}

function withNamespace(object: LintManifest["object"], namespace: string | undefined): LintManifest["object"] {
  const { kind, metadata } = object;
  if (namespace === undefined || !isFields(metadata) || CLUSTER_SCOPED.test(String(kind))) return object;
  return { ...object, metadata: { ...metadata, namespace } };
}

/** Patches that stand as text in a kustomization file: problems point at the text. */
export async function makeInlinePatches(patches: readonly InlinePatch[]): Promise<LintManifest[]> {
  const manifests: LintManifest[] = [];
  for (const { kustomization, place, text } of patches) {
    const { input, document } = kustomization;
    const origin: Origin = { file: input.name, path: input.path, document, prefix: place };
    for (const opened of await openDocuments(text)) {
      const read = opened.read();
      if (!read.ok || !isFields(read.value) || typeof read.value["kind"] !== "string") continue;
      if (typeof read.value["apiVersion"] !== "string") continue;
      manifests.push(new LintManifest({ object: read.value, written: read.value, form: "patch", origin }));
    }
  }
  return manifests;
}
