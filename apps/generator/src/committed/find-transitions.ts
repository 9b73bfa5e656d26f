import { loadSchemas } from "@tenantry/crd-schemas";
import type { JudgedObject } from "@tenantry/renderer";
import { type Fields, identityOf, type Manifest } from "@tenantry/rules";
import { type Finding, formatPath } from "@tenantry/tenant-model";

/**
 * What the API server refuses because of what the object was before: transition rules of the CRDs (`oldSelf`). Everything
 * else about the objects is found without this.
 */
export async function findTransitions(
  objects: readonly JudgedObject[],
  committed: ReadonlyMap<string, Manifest>,
  versions: { readonly cloudNativePG: string },
): Promise<readonly Finding[]> {
  const changed = objects.flatMap((judged) => {
    const before = committed.get(identityOf({ object: judged.object as unknown as Fields, form: "object" }))?.object;
    return before === undefined || (before as unknown) === judged.object ? [] : [{ judged, before }];
  });
  if (changed.length === 0) return [];
  const loaded = await loadSchemas(
    versions,
    changed.map(({ judged }) => judged.object),
  );
  if (!loaded.ok) return [];
  return changed.flatMap(({ judged, before }) => {
    const { object } = judged;
    const known = new Set(loaded.schemas.validate(object).map(({ path, message }) => `${formatPath(path)} ${message}`));
    return loaded.schemas
      .validate(object, { old: before })
      .filter(({ kind, path, message }) => kind === "cel" && !known.has(`${formatPath(path)} ${message}`))
      .map(
        ({ path, message }): Finding => ({
          rule: "crd-rule",
          severity: "error",
          message: `${object.kind} ${object.metadata?.name ?? ""}: ${formatPath(path)}: ${message}, and it is another one in what is committed`,
          help: "the API server refuses the change: write the committed value again, or describe a new object with another name",
          place: judged.trace(path),
        }),
      );
  });
}
