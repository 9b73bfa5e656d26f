import { readQuantity, type Storage, valueOf } from "@tenantry/tenant-model";
import type { Check, CheckFault } from "../check.ts";
import type { LiveObject } from "../cluster-reader.ts";
import { placeOf } from "../object-place.ts";
import { readText, showValue } from "../read-field.ts";
import { isOfVolume, listClaimGroups, listClaims } from "../volumes.ts";

export const volumesBound: Check = {
  id: "volumes-bound",
  criterion: "AC10",
  evidence: "storage",
  title: "Every instance and every Dragonfly pod has its volumes, bound, of the catalog's storage class and size",
  async run(context) {
    const faults: CheckFault[] = [];
    const expectations: string[] = [];
    let bound = 0;
    for (const group of listClaimGroups(context.catalog)) {
      const { namespace, selector, pods } = group;
      const claims = await listClaims(context, group);
      const help = `see why: kubectl -n ${namespace} get pvc -l ${selector}; kubectl -n ${namespace} get events --field-selector involvedObject.kind=PersistentVolumeClaim`;
      for (const volume of group.volumes) {
        const own = claims.filter((claim) => isOfVolume(claim, volume));
        expectations.push(`${pods} of ${volume.what} with ${valueOf(volume.storage.size)}`);
        if (own.length !== pods) {
          const message = `namespace ${namespace} has ${own.length} PersistentVolumeClaims for ${volume.what} (${selector}), expected ${pods}: one for each pod`;
          faults.push({ message, help });
        }
        for (const claim of own) {
          const reasons = judge(claim, volume.storage);
          if (reasons.length === 0) bound += 1;
          for (const reason of reasons) {
            faults.push({ message: `PersistentVolumeClaim ${placeOf(claim)} (${volume.what}) ${reason}`, help });
          }
        }
      }
    }
    return { expectation: expectations.join(", "), found: `${bound} are bound and as expected`, faults };
  },
};

function judge(claim: LiveObject, { size, storageClass }: Storage): string[] {
  const reasons: string[] = [];
  const phase = readText(claim, "status", "phase");
  if (phase !== "Bound") reasons.push(`is ${showValue(phase)}, expected Bound`);
  const live = readText(claim, "spec", "storageClassName");
  if (storageClass !== undefined && live !== valueOf(storageClass)) {
    reasons.push(
      `has the storage class ${showValue(live)}, expected ${valueOf(storageClass)}: that of a claim never changes, so a new instance has to take its place`,
    );
  }
  const asked = readText(claim, "spec", "resources", "requests", "storage");
  if (!isAtLeast(asked, valueOf(size))) reasons.push(`asks for ${showValue(asked)}, expected ${valueOf(size)}`);
  const has = readText(claim, "status", "capacity", "storage");
  if (phase === "Bound" && !isAtLeast(has, valueOf(size))) {
    reasons.push(
      `has a capacity of ${showValue(has)}, expected ${valueOf(size)}: the volume has not grown yet, or its class cannot grow`,
    );
  }
  return reasons;
}

/** A volume may be larger than asked for: classes round up, and nothing shrinks. */
function isAtLeast(live: string | undefined, wanted: string): boolean {
  const [bytes, least] = [readQuantity(live ?? ""), readQuantity(wanted)];
  return bytes !== undefined && least !== undefined && bytes >= least;
}
