/**
 * What is pinned: every CRD that Tenantry renders or checks, at the versions it supports.
 * A path may end in "#<plural>": that one document of a file that holds several CRDs.
 * To add a version: add it here, run `nx run crd-schemas:sync -- --update`, commit what changed.
 *
 * @typedef {{ project: string, repository: string, versions: string[], paths: string[], since?: Record<string, string> }} ProjectPin
 * @typedef {{ project: string, repository: string, version: string, path: string }} FilePin
 */

const cnpg = (/** @type {string} */ plural) => `config/crd/bases/postgresql.cnpg.io_${plural}.yaml`;

/** @type {ProjectPin[]} */
const projectPins = [
  {
    project: "cloudnative-pg",
    repository: "cloudnative-pg/cloudnative-pg",
    versions: ["v1.27.0", "v1.28.4", "v1.29.2", "v1.30.0"],
    paths: [
      cnpg("backups"),
      cnpg("clusterimagecatalogs"),
      cnpg("clusters"),
      cnpg("databaseroles"),
      cnpg("databases"),
      cnpg("failoverquorums"),
      cnpg("imagecatalogs"),
      cnpg("poolers"),
      cnpg("publications"),
      cnpg("scheduledbackups"),
      cnpg("subscriptions"),
    ],
    since: { [cnpg("databaseroles")]: "v1.30.0" },
  },
  {
    project: "external-secrets",
    repository: "external-secrets/external-secrets",
    versions: ["v2.9.0"],
    paths: [
      "config/crds/bases/external-secrets.io_clustersecretstores.yaml",
      "config/crds/bases/external-secrets.io_externalsecrets.yaml",
      "config/crds/bases/external-secrets.io_secretstores.yaml",
      "config/crds/bases/generators.external-secrets.io_passwords.yaml",
    ],
  },
  {
    project: "prometheus-operator",
    repository: "prometheus-operator/prometheus-operator",
    versions: ["v0.93.0"],
    paths: [
      "example/prometheus-operator-crd/monitoring.coreos.com_podmonitors.yaml",
      "example/prometheus-operator-crd/monitoring.coreos.com_prometheusrules.yaml",
      "example/prometheus-operator-crd/monitoring.coreos.com_servicemonitors.yaml",
    ],
  },
  {
    project: "victoriametrics-operator",
    repository: "VictoriaMetrics/operator",
    versions: ["v0.74.1"],
    paths: [
      "config/crd/overlay/crd.descriptionless.yaml#vmpodscrapes",
      "config/crd/overlay/crd.descriptionless.yaml#vmrules",
    ],
  },
  {
    project: "kustomize-controller",
    repository: "fluxcd/kustomize-controller",
    versions: ["v1.9.4"],
    paths: ["config/crd/bases/kustomize.toolkit.fluxcd.io_kustomizations.yaml"],
  },
  {
    project: "helm-controller",
    repository: "fluxcd/helm-controller",
    versions: ["v1.6.3"],
    paths: ["config/crd/bases/helm.toolkit.fluxcd.io_helmreleases.yaml"],
  },
  {
    project: "source-controller",
    repository: "fluxcd/source-controller",
    versions: ["v1.9.1"],
    paths: [
      "config/crd/bases/source.toolkit.fluxcd.io_gitrepositories.yaml",
      "config/crd/bases/source.toolkit.fluxcd.io_helmrepositories.yaml",
      "config/crd/bases/source.toolkit.fluxcd.io_ocirepositories.yaml",
    ],
  },
  {
    project: "dragonfly-operator",
    repository: "dragonflydb/dragonfly-operator",
    versions: ["v1.6.1"],
    paths: ["config/crd/bases/dragonflydb.io_dragonflies.yaml"],
  },
  {
    project: "plugin-barman-cloud",
    repository: "cloudnative-pg/plugin-barman-cloud",
    versions: ["v0.14.0"],
    paths: ["config/crd/bases/barmancloud.cnpg.io_objectstores.yaml"],
  },
];

/** Every pinned file of every pinned version, in the order of the lock file. @returns {FilePin[]} */
export function listPins() {
  return projectPins.flatMap(({ project, repository, versions, paths, since }) =>
    versions.flatMap((version) =>
      paths
        .filter((path) => versions.indexOf(version) >= versions.indexOf(since?.[path] ?? version))
        .map((path) => ({ project, repository, version, path })),
    ),
  );
}

/** Core kinds, and where the schema library keeps them. */
export const corePins = {
  library: "kubernetes-models",
  kinds: [
    { apiVersion: "v1", kind: "Namespace", scope: "Cluster", definition: "io.k8s.api.core.v1.Namespace" },
    { apiVersion: "v1", kind: "ConfigMap", scope: "Namespaced", definition: "io.k8s.api.core.v1.ConfigMap" },
    { apiVersion: "batch/v1", kind: "CronJob", scope: "Namespaced", definition: "io.k8s.api.batch.v1.CronJob" },
    { apiVersion: "batch/v1", kind: "Job", scope: "Namespaced", definition: "io.k8s.api.batch.v1.Job" },
    {
      apiVersion: "policy/v1",
      kind: "PodDisruptionBudget",
      scope: "Namespaced",
      definition: "io.k8s.api.policy.v1.PodDisruptionBudget",
    },
    {
      apiVersion: "networking.k8s.io/v1",
      kind: "NetworkPolicy",
      scope: "Namespaced",
      definition: "io.k8s.api.networking.v1.NetworkPolicy",
    },
  ],
};
