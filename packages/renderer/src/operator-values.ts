import type { Operator, OperatorId } from "@tenantry/tenant-model";
import { CNPG_DEPLOYMENT } from "./names.ts";

/**
 * Values of the charts: what makes them fit the rest, and nothing that is their default anyway. Read in cloudnative-pg
 * charts 0.26.0 to 0.29.0, plugin-barman-cloud 0.7.0, dragonfly-operator v1.6.1. PodMonitors are ours: with the charts' own
 * a missing CRD of the scraper would fail the operator's release.
 */
const VALUES: Readonly<Record<OperatorId, (operator: Operator) => object>> = {
  cloudNativePG: ({ resources, configuration }) => ({
    // Otherwise the chart calls everything `cloudnative-pg`, and upstream's documentation finds nothing.
    fullnameOverride: CNPG_DEPLOYMENT,
    ...(Object.keys(configuration).length > 0 && { config: { data: configuration } }),
    resources,
  }),
  barmanCloud: ({ resources }) => ({ resources }),
  dragonfly: ({ resources }) => ({
    // Without its CRD every Dragonfly would be gone, whatever becomes of the operator.
    crds: { keep: true },
    // The proxy asks for a token that scrapers have no reason to hold; without it metrics are on the pod's own port.
    rbacProxy: { enabled: false },
    // The chart's own lacks the profile, so that a restricted namespace would refuse the pod.
    podSecurityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
    manager: { resources },
  }),
};

/** What Helm gets of us, before the catalog's own values. */
export const makeChartValues = (operator: Operator): object => VALUES[operator.id](operator);
