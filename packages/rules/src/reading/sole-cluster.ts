import type { Manifest } from "../manifest.ts";
import { identityOf, type Subject } from "../subject.ts";

/** The Cluster that an object names, where there is one of that name: of several overlays nobody knows which one is meant. */
export function soleClusterOf(subject: Subject, manifest: Manifest): Manifest | undefined {
  const cluster = subject.clusterOf(manifest);
  if (cluster === undefined) return undefined;
  const identity = identityOf(cluster);
  return subject.ofKind("Cluster").some((other) => other !== cluster && identityOf(other) === identity)
    ? undefined
    : cluster;
}
