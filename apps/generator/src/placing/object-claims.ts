import { type Finding, formatPath, type Path } from "@tenantry/tenant-model";
import { type ClusterEvidence, compareKubernetesClusters } from "./kubernetes-cluster.ts";

/** What a catalog claims outside of the repository, by the values that arrive there. */
export interface ObjectClaim extends ClusterEvidence {
  /** Path of the catalog. */
  readonly file: string;
  /** Place in the catalog by object: `Kind.group namespace/name`, its Services among them. */
  readonly identities: ReadonlyMap<string, Path>;
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

/** Those that all others of a catalog belong to: where one of them is shared, naming the others would only hide it. */
const ROOTS = /^(?:Cluster\.postgresql\.cnpg\.io|Kustomization\.kustomize\.toolkit\.fluxcd\.io) /;
/** One is the reason, more only show how far it goes. */
const MOST_SHARED = 5;

function compareObjects(claim: ObjectClaim, earlier: ObjectClaim): Finding[] {
  const shared = [...claim.identities].filter(([identity]) => earlier.identities.has(identity));
  if (shared.length === 0) return [];
  const cluster = compareKubernetesClusters(claim, earlier);
  if (cluster === "other") return [];
  const operators = compareOperators(shared, earlier, cluster);
  const others = shared.filter(([, origin]) => !isOperator(origin));
  const roots = others.filter(([identity]) => ROOTS.test(identity));
  const told = roots.length > 0 ? roots : dropServices(others);
  // Where it is not certain that the catalogs meet at all, one example is enough.
  const objects = told.slice(0, cluster === "same" ? MOST_SHARED : 1).map(([identity, origin]): Finding => {
    const [kind = "", name = ""] = identity.split(" ");
    const object = `the ${kind.split(".")[0]} ${name.replace(/^\//, "")}`;
    return {
      rule: "object-claimed",
      severity: cluster === "same" ? "error" : "warning",
      message: `${object} is described by ${earlier.file} too${cluster === "same" ? "" : ", unless it is for another Kubernetes cluster"}`,
      help: adviseName(kind, origin),
      place: ROOTS.test(identity) ? [...origin, "name"] : origin,
    };
  });
  return [...operators, ...objects];
}

const isOperator = ([, section]: Path): boolean => section === "operators";

/** An operator is shared with its namespace, its chart and its CRDs: one finding says it all. */
function compareOperators(
  shared: readonly [string, Path][],
  earlier: ObjectClaim,
  cluster: "same" | "unknown",
): Finding[] {
  const ids = new Set(shared.flatMap(([, origin]) => (isOperator(origin) ? [String(origin[2])] : [])));
  return [...ids].map(
    (id): Finding => ({
      rule: "object-claimed",
      severity: cluster === "same" ? "error" : "warning",
      message: `the operator ${id} is installed by ${earlier.file} too${cluster === "same" ? "" : ", unless that is for another Kubernetes cluster"}: two releases would overwrite each other's CRDs`,
      help:
        "keep it in one of the two catalogs, as an operator serves every namespace, and let spec.flux.dependsOn of the other name " +
        "its Flux Kustomization; or, if the catalogs are for two Kubernetes clusters, give each a settings file of its own with " +
        "the same ConfigMap name in spec.flux.substituteFrom",
      place: ["spec", "operators", id],
    }),
  );
}

/** A Pooler that is shared has its Service shared. */
function dropServices(shared: readonly [string, Path][]): [string, Path][] {
  const poolers = new Set(
    shared.flatMap(([identity]) => (identity.startsWith("Pooler.") ? [identity.split(" ")[1]] : [])),
  );
  return shared.filter(([identity]) => !identity.startsWith("Service ") || !poolers.has(identity.split(" ")[1]));
}

function adviseName(kind: string, place: Path): string {
  const choice =
    kind === "Namespace"
      ? "set `spec.cluster.manageNamespace: false` in one of them, or choose another spec.cluster.namespace"
      : `choose another name or another spec.cluster.namespace (${formatPath(place)})`;
  return (
    `${choice}; or, if the catalogs are for two Kubernetes clusters, give each a settings file of its own with the same ` +
    "ConfigMap name in spec.flux.substituteFrom"
  );
}
