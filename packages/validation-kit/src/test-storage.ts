import { type Catalog, valueOf } from "@tenantry/tenant-model";
import type { TestCluster, TestObject } from "./test-cluster.ts";
import { type ExpectedVolume, listClaimGroups } from "./volumes.ts";

/** The claims that the operators make for a catalog, bound. */
export function addClaims(cluster: TestCluster, catalog: Catalog): void {
  for (const { namespace, selector, volumes, pods } of listClaimGroups(catalog)) {
    const labels = Object.fromEntries(selector.split(",").map((pair) => pair.split("=")));
    for (const volume of volumes) {
      for (let index = 0; index < pods; index += 1)
        cluster.objects.push(
          makeClaim(volume, { name: `${volume.what.replace(" ", "-")}-${index + 1}`, namespace, labels }),
        );
    }
  }
}

function makeClaim({ storage, labels: own }: ExpectedVolume, metadata: TestObject): TestObject {
  const size = valueOf(storage.size);
  const storageClassName = storage.storageClass === undefined ? "standard" : valueOf(storage.storageClass);
  return {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: { ...metadata, labels: { ...metadata.labels, ...own } },
    spec: { storageClassName, resources: { requests: { storage: size } } },
    status: { phase: "Bound", capacity: { storage: size } },
  };
}
