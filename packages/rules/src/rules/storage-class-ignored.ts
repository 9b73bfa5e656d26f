import { changesOf } from "../reading/committed.ts";
import { isSet } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import { type VolumeConfiguration, volumesOf } from "../reading/volumes.ts";
import type { Rule } from "../rule.ts";

/**
 * Kubernetes keeps a PVC's class for its life; the operator only resizes (cloudnative-pg v1.27.0,
 * pkg/reconciler/persistentvolumeclaim).
 */
export const storageClassIgnored: Rule = {
  id: "storage-class-ignored",
  severity: "warning",
  title: "The storage class of a volume that exists stays as it was.",
  *check(subject) {
    for (const { manifest, spec, before, title } of changesOf(subject, "Cluster")) {
      const classes = new Map(volumesOf(before).map((volume) => [volume.label, classOf(volume)?.name]));
      for (const volume of volumesOf(spec)) {
        const { label, path } = volume;
        const [old, now] = [classes.get(label), classOf(volume)];
        // One that is left out is the cluster's default, which may be the same.
        if (old === undefined || now === undefined || old === now.name) continue;
        yield {
          manifest,
          path: [...path, ...now.place],
          message: `${title}: the storage class of ${label} becomes ${now.name}, was ${old}: volumes that exist keep theirs, only new instances get the new one`,
          help: "to move, delete one standby after the other with its volumes once this is applied (`kubectl cnpg destroy`), then switch over and do the last",
        };
      }
    }
  },
};

function classOf({ fields }: VolumeConfiguration) {
  const place = isSet(fields, "storageClass") ? ["storageClass"] : ["pvcTemplate", "storageClassName"];
  const name = plainTextAt(fields, ...place);
  return name === undefined ? undefined : { name, place };
}
