/** Rules that find an erratum, all of them, each as `id` or `id Kind`. */
export type Expected = readonly string[];

/** What is wrong in the manifests of story 24, by the numbers of the facts that were collected about it. */
export const errata: Readonly<Record<string, Expected>> = {
  "E-01": ["operator-end-of-life", "operator-known-holes"],
  "E-03": ["postgres-minor-old"],
  "E-05": ["crd-schema Cluster"],
  "E-06": ["plain-text-connections", "pooler-plain-text-connections"],
  "E-07": ["sync-replicas-deprecated", "sync-waits-for-all"],
  "E-09": ["superuser-access"],
  "E-10": ["bootstrap-reserved-names"],
  "E-11": ["post-init-sql-extension"],
  "E-12": ["managed-extensions"],
  "E-13": ["plpgsql-listed Cluster", "plpgsql-listed Database"],
  "E-14": ["instance-memory-overcommitted", "connection-memory"],
  "E-15": ["wal-volume-small", "slot-wal-unbounded"],
  "E-18": ["worker-processes-few"],
  "E-19": ["instances-share-node"],
  "E-20": ["pod-monitor-deprecated Cluster", "pod-monitor-deprecated Pooler"],
  "E-21": ["cluster-beside-operator"],
  "E-31": ["role-without-connection-limit"],
  "E-33": ["crd-schema Database"],
  "E-36": ["databases-open-to-all-roles", "pooler-open-to-all-roles"],
  "E-40": ["in-tree-backup-deprecated"],
  "E-42": ["backup-over-http"],
  "E-44": ["in-tree-backup-deprecated"],
  "E-45": ["in-tree-backup-deprecated"],
  "E-47": ["backup-owner-self"],
  "E-48": ["destination-doubles-server"],
  "E-49": ["shell-text-substituted"],
  "E-50": ["container-image-unpinned", "image-lacks-command", "mc-config-unwritable"],
  "E-51": ["setting-holds-placeholder"],
  "E-60": ["crd-schema Pooler"],
  "E-61": ["pooler-resources-misplaced"],
  "E-65": ["session-reset-disabled", "reset-query-never-runs"],
  "E-66": ["pooler-database-uncapped"],
  "E-67": ["pooler-startup-parameters-doubled"],
  "E-68": ["pools-fit-max-connections"],
  "E-69": ["pooler-rollout-surges"],
  "E-70": ["session-pool-overcommitted"],
  "E-80": ["wait-ignores-health-checks", "health-check-always-passes"],
  "E-81": ["flux-timeout-short"],
  "F-1": ["shell-text-substituted"],
  "F-2": ["setting-holds-placeholder"],
  "F-3": ["wait-ignores-health-checks"],
  "F-4": ["health-check-always-passes"],
  "F-5": ["prune-unprotected"],
  "F-6": ["flux-timeout-short"],
  "F-20": ["alert-metric-exists VMRule", "alert-label-exists VMRule"],
  "F-21": ["pod-monitor-deprecated"],
  "F-22": ["image-lacks-command", "mc-config-unwritable"],
  "F-23": ["destination-doubles-server"],
};

/** Alerts of the story that can never fire, as their metrics do not exist. */
export const impossibleAlerts: readonly string[] = [
  "CNPGClusterNotReady",
  "CNPGClusterPrimaryMissing",
  "CNPGClusterReplicasBelowTarget",
  "CNPGBackupFailed",
  "CNPGBackupOverdue",
  "CNPGConnectionsNearLimit",
  "CNPGPoolerConnectionsHigh",
  "CNPGPoolerServerConnectionsExhausted",
];

/** Alerts whose metric exists, and whose selector picks nothing. */
export const blindAlerts: readonly string[] = [
  "CNPGReplicationLagHigh",
  "CNPGReplicationLagCritical",
  "CNPGStorageNearFull",
];

/** Errata that touch the manifests, and that no rule finds; why. */
export const uncovered: Readonly<Record<string, string>> = {
  "E-04":
    "a tag without a digest is legal and usual: to warn of each would be noise (postgres-image-floating finds a bare major)",
  "E-62": "the manifests agree with each other; the wrong DNS names stand in the story's commands",
  "F-7": "a dependency that is not among the files may exist in the cluster",
  "F-14": "no field of these manifests is re-typed; setting-retyped finds it where one is",
  "F-27": "the story shows no Namespace object (operator-namespace-claimed finds one)",
};
