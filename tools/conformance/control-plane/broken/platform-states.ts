import { at, type BrokenState } from "./broken-state.ts";
import { change, deny, remove, report } from "./harm.ts";

/** What the catalog stands on. */
export const platformStates: readonly BrokenState[] = [
  {
    name: "the operator is down",
    harms: [
      report(at("deployments.apps/cnpg-cloudnative-pg"), {
        availableReplicas: 0,
        readyReplicas: 0,
        unavailableReplicas: 1,
      }),
    ],
    check: "operator-available",
    says: ["Deployment cnpg-system/cnpg-cloudnative-pg has 0 of 1 pods available"],
  },
  {
    name: "somebody has upgraded the operator to a version of other CRDs",
    harms: [
      change(at("deployments.apps/cnpg-cloudnative-pg"), {
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
