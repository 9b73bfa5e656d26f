import type { Finding } from "@tenantry/tenant-model";
import { type ClusterEvidence, mayShareKubernetesCluster } from "./kubernetes-cluster.ts";

/** What a catalog claims outside of the repository, by the values that arrive there. */
export interface ObjectClaim extends ClusterEvidence {
  /** Path of the catalog. */
  readonly file: string;
  readonly cluster: { readonly name: string; readonly namespace: string };
  readonly flux: { readonly name: string; readonly namespace: string };
  /** Left out where nothing is backed up. */
  readonly backup?: { readonly bucket: string; readonly serverName: string; readonly endpointURL?: string };
}

export interface ObjectConflict {
  /** Path of the later catalog of the two: its `finding` tells about the earlier one. */
  readonly file: string;
  readonly finding: Finding;
}

/** Catalogs that describe one object in two ways: Flux or the backups would undo for one what they did for the other. */
export function findObjectConflicts(claims: readonly ObjectClaim[]): ObjectConflict[] {
  return claims.flatMap((claim, index) =>
    claims.slice(0, index).flatMap((earlier) => {
      const findings = [...compareBackups(claim, earlier), ...compareObjects(claim, earlier)];
      return findings.map((finding) => ({ file: claim.file, finding }));
    }),
  );
}

/** Two Kubernetes clusters may well share a bucket, so it does not matter where the catalogs go. */
function compareBackups({ backup }: ObjectClaim, earlier: ObjectClaim): Finding[] {
  const theirs = earlier.backup;
  if (backup === undefined || theirs === undefined) return [];
  if (backup.bucket !== theirs.bucket || backup.serverName !== theirs.serverName) return [];
  if (nameEndpoint(backup.endpointURL) !== nameEndpoint(theirs.endpointURL)) return [];
  return [
    {
      rule: "backup-claimed",
      severity: "error",
      message:
        `backups go to ${backup.bucket}/${backup.serverName}/, where those of ${earlier.file} go: CloudNativePG refuses ` +
        "to archive there, or the two mix",
      help: "give one of the catalogs a spec.backup.serverName or bucket of its own",
      place: ["spec", "backup", "serverName"],
    },
  ];
}

/** Host names have no case, and the path of an endpoint is empty either way. */
function nameEndpoint(url: string | undefined): string | undefined {
  return url?.toLowerCase().replace(/\/$/, "");
}

function compareObjects(claim: ObjectClaim, earlier: ObjectClaim): Finding[] {
  const kinds = [
    { noun: "Flux Kustomization", place: ["spec", "flux", "name"], mine: claim.flux, theirs: earlier.flux },
    { noun: "Cluster", place: ["spec", "cluster", "name"], mine: claim.cluster, theirs: earlier.cluster },
  ];
  const same = kinds.filter(({ mine, theirs }) => mine.name === theirs.name && mine.namespace === theirs.namespace);
  if (same.length === 0 || !mayShareKubernetesCluster(claim, earlier)) return [];
  return same.map(({ noun, place, mine }) => ({
    rule: "object-claimed",
    severity: "error",
    message: `the ${noun} ${mine.namespace}/${mine.name} is described by ${earlier.file} too`,
    help:
      `choose another ${place.join(".")}; or, if the catalogs are for two Kubernetes clusters, give each a settings file ` +
      "of its own with the same ConfigMap name in spec.flux.substituteFrom",
    place,
  }));
}
