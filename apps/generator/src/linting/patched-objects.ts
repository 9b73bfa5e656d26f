import type { Fields } from "@tenantry/rules";
import type { Path } from "@tenantry/tenant-model";
import type { PatchTarget } from "./kustomize-roles.ts";
import type { LintManifest } from "./lint-manifest.ts";

/** What kustomize's patches mean for the objects that they name. */
export interface Patches {
  /** Whether a patch completes the object: it may lack what the patch brings. */
  complete(object: Fields): boolean;
  /** Whether patches decide what stands at a place of the object: they may bring what is not there, and replace what is. */
  decide(object: Fields, path: Path): boolean;
}

/** @param targets what patches name by `target`; what these write is not read */
export function findPatches(manifests: readonly LintManifest[], targets: readonly PatchTarget[]): Patches {
  const patches = manifests.filter(({ form }) => form === "patch").map(({ object }) => object);
  const named: readonly PatchTarget[] = [...patches.map(readTarget), ...targets];
  const complete = (object: Fields) => {
    const own = readTarget(object);
    return named.some(
      ({ kind, name }) =>
        (kind ?? own.kind) === own.kind && (name === undefined || name === own.name || /[^\w.-]/.test(name)),
    );
  };
  return {
    complete,
    decide: (object, path) => {
      if (!complete(object)) return false;
      if (!reaches(object, path)) return true;
      const own = readTarget(object);
      // A field such as spec.storage is taken as a whole: rules often speak of a neighbour of what they point at.
      const field = path.slice(0, 2);
      return patches.some((patch) => {
        const target = readTarget(patch);
        return target.kind === own.kind && target.name === own.name && reaches(patch, field);
      });
    },
  };
}

function readTarget({ kind, metadata }: Fields): PatchTarget {
  const name = typeof metadata === "object" && metadata !== null && "name" in metadata ? metadata.name : undefined;
  return { ...(typeof kind === "string" && { kind }), ...(typeof name === "string" && { name }) };
}

function reaches(object: Fields, path: Path): boolean {
  let value: unknown = object;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return false;
    value = Reflect.get(value, key);
  }
  return true;
}
