/** `<plural>.<group>`, as kubectl takes them without doubt. */
export const RESOURCES = {
  backup: "backups.postgresql.cnpg.io",
  cluster: "clusters.postgresql.cnpg.io",
  cronJob: "cronjobs.batch",
  customResourceDefinition: "customresourcedefinitions.apiextensions.k8s.io",
  database: "databases.postgresql.cnpg.io",
  databaseRole: "databaseroles.postgresql.cnpg.io",
  deployment: "deployments.apps",
  endpointSlice: "endpointslices.discovery.k8s.io",
  externalSecret: "externalsecrets.external-secrets.io",
  fluxKustomization: "kustomizations.kustomize.toolkit.fluxcd.io",
  objectStore: "objectstores.barmancloud.cnpg.io",
  pod: "pods",
  podDisruptionBudget: "poddisruptionbudgets.policy",
  pooler: "poolers.postgresql.cnpg.io",
  scheduledBackup: "scheduledbackups.postgresql.cnpg.io",
  service: "services",
} as const;

/** The same for a kind of any group: how Kubernetes' generators make plurals. */
export function nameResource({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): string {
  const group = apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
  const word = kind.toLowerCase();
  const plural = word.endsWith("s") ? `${word}es` : word.endsWith("y") ? `${word.slice(0, -1)}ies` : `${word}s`;
  return group === "" ? plural : `${plural}.${group}`;
}
