import type { Catalog } from "@tenantry/tenant-model";
import { type Kubectl, Unanswered } from "@tenantry/validation-kit";
import { DrillLock, type Holder } from "./drill-lock.ts";
import { findLeftovers } from "./leftovers.ts";

/** What whoever only checks should know: that a drill is at work, and what an earlier one has left. */
export async function noticeDrills(kubectl: Kubectl, catalog: Catalog, self: Holder): Promise<readonly string[]> {
  const lock = await new DrillLock(kubectl, catalog, self).look();
  // What is there now belongs to that one.
  if (lock?.kind === "busy")
    return [`${lock.by.name} drills this cluster since ${lock.by.since}: checks may see what that does`];
  try {
    const left = await findLeftovers(kubectl, catalog);
    return left.map(
      ({ drill, namespace, object }) =>
        `an earlier drill has left ${object} in the namespace ${namespace}: \`--drill ${drill}\` removes it`,
    );
  } catch (error) {
    // Rights to look for them are not asked of whoever only checks.
    if (error instanceof Unanswered) return [];
    throw error;
  }
}
