import { at, type BrokenState } from "./broken-state.ts";
import { change, deny, remove, report } from "./harm.ts";

/** What the catalog stands on. */
export const platformStates: readonly BrokenState[] = [
  {
    name: "the operator is down",
    harms: [
      report(at("deployments.apps/cnpg-controller-manager"), {
        availableReplicas: 0,
        readyReplicas: 0,
        unavailableReplicas: 1,
      }),
    ],
    check: "operator-available",
    says: ["Deployment cnpg-system/cnpg-controller-manager has 0 of 1 pods available"],
  },
  {
    name: "somebody has upgraded the operator to a version of other CRDs",
    harms: [
      change(at("deployments.apps/cnpg-controller-manager"), {
        spec: {
          template: {
            spec: { containers: [{ name: "manager", image: "ghcr.io/cloudnative-pg/cloudnative-pg:1.31.0" }] },
          },
        },
      }),
    ],
    check: "operator-version",
    says: ["is 1.31.0, expected CloudNativePG 1.30"],
  },
  {
    name: "a CRD is missing, and what was made of it with it",
    harms: [
      remove(at("scheduledbackups.postgresql.cnpg.io/shared-postgres-backup")),
      remove({ target: "customresourcedefinitions.apiextensions.k8s.io/scheduledbackups.postgresql.cnpg.io" }),
    ],
    check: "crds-established",
    says: ["CustomResourceDefinition scheduledbackups.postgresql.cnpg.io does not exist, expected one that serves v1"],
  },
  {
    name: "nobody answers for the operator's webhook",
    harms: [remove(at("endpointslices.discovery.k8s.io/cnpg-webhook-service-1"))],
    check: "operator-webhook",
    says: ["Service cnpg-system/cnpg-webhook-service has no ready endpoint"],
  },
  {
    name: "the plugin for backups was installed without its Service",
    harms: [remove(at("services/barman-cloud"))],
    check: "backup-plugin-available",
    says: ["no Service in any namespace is labelled cnpg.io/pluginName=barman-cloud.cloudnative-pg.io"],
  },
  {
    name: "VictoriaMetrics' operator refuses the alert rules",
    harms: [
      report(at("vmrules.operator.victoriametrics.com/cloudnative-pg-shared-postgres"), {
        updateStatus: "failed",
        reason: "cannot parse expr",
      }),
    ],
    check: "rules-loaded",
    says: ["is failed, expected operational: cannot parse expr"],
  },
  {
    name: "Flux is suspended",
    harms: [
      change(at("kustomizations.kustomize.toolkit.fluxcd.io/apps-databases-cnpg-shared-cluster", "flux-system"), {
        spec: { suspend: true },
      }),
    ],
    check: "flux-kustomizations-ready",
    says: ["apps-databases-cnpg-shared-cluster is suspended"],
  },
  {
    name: "Helm cannot install the operator",
    harms: [
      deny(
        at("kustomizations.kustomize.toolkit.fluxcd.io/apps-databases-cnpg-operator", "flux-system"),
        "Ready",
        "health check failed: HelmRelease/cnpg-system/cloudnative-pg status: 'Failed'",
      ),
    ],
    check: "flux-kustomizations-ready",
    says: ["apps-databases-cnpg-operator is not Ready: health check failed: HelmRelease/cnpg-system/cloudnative-pg"],
  },
  {
    name: "Flux fails to apply",
    harms: [
      deny(
        at("kustomizations.kustomize.toolkit.fluxcd.io/apps-databases-cnpg-shared-cluster", "flux-system"),
        "Ready",
        "variable not set (strict mode): CNPG_WAL_SIZE",
      ),
    ],
    check: "flux-kustomizations-ready",
    says: ["is not Ready: variable not set (strict mode): CNPG_WAL_SIZE"],
  },
];
