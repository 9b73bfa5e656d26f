/** What a catalog tells about the Kubernetes cluster it is for. Paths are relative to the root. */
export interface ClusterEvidence {
  readonly fluxKustomization: string;
  readonly flux: { readonly namespace: string };
  /** The ConfigMaps of settings, in the namespace of the Flux Kustomization, and their files. */
  readonly settings: readonly { readonly name: string; readonly file: string }[];
}

/** `same`: they read the same settings. `unknown`: nothing tells them apart. */
export type SharedCluster = "same" | "unknown" | "other";

/**
 * Whether two catalogs are for one Kubernetes cluster. No field names it, so this is judged by what both need there:
 * - a ConfigMap that each reads from another file exists once in a cluster, so these are two (the usual way to run one set
 *   of manifests in several clusters: `clusters/<cluster>/cluster-settings.yaml`);
 * - otherwise, where one catalog reads all settings files of the other, they are those of one cluster;
 * - without such evidence, those whose Flux Kustomizations stand in one tree may be: Flux syncs a tree to a cluster.
 */
export function compareKubernetesClusters(a: ClusterEvidence, b: ClusterEvidence): SharedCluster {
  if (a.flux.namespace === b.flux.namespace && disagree(a, b)) return "other";
  if (readsAll(a, b) || readsAll(b, a)) return "same";
  return nameTree(a.fluxKustomization) === nameTree(b.fluxKustomization) ? "unknown" : "other";
}

function disagree(a: ClusterEvidence, b: ClusterEvidence): boolean {
  return a.settings.some(({ name, file }) => b.settings.some((other) => other.name === name && other.file !== file));
}

function readsAll(reader: ClusterEvidence, { settings }: ClusterEvidence): boolean {
  return settings.length > 0 && settings.every(({ file }) => reader.settings.some((source) => source.file === file));
}

/** The first two folders, or those down to the one of a cluster below `clusters`. */
function nameTree(path: string): string {
  return /^(?:[^/]+\/)?clusters\/[^/]+(?=\/)|^(?:[^/]+\/){0,2}/.exec(path)?.[0] ?? "";
}
