import { at, type BrokenState, cluster } from "./broken-state.ts";
import { change, report } from "./harm.ts";

/** The Cluster itself. */
export const clusterStates: readonly BrokenState[] = [
  {
    name: "a Cluster of the same name belongs to another catalog",
    harms: [change(cluster, { metadata: { labels: { "app.kubernetes.io/part-of": "other" } } })],
    check: "cluster-identity",
    says: ["has other as its label app.kubernetes.io/part-of, expected apps"],
  },
  {
    name: "an instance is not ready",
    harms: [report(cluster, { phase: "Waiting for the instances to become active", readyInstances: 2 })],
    check: "cluster-ready",
    says: ["is in phase Waiting for the instances to become active", "has 2 ready instances, expected 3"],
  },
  {
    name: "there is no primary",
    harms: [
      report(cluster, { targetPrimary: "pending" }),
      change(at("pods/shared-postgres-1"), {
        metadata: { labels: { role: "replica", "cnpg.io/instanceRole": "replica" } },
      }),
    ],
    check: "primary-elected",
    says: ["currentPrimary shared-postgres-1, targetPrimary pending", "instanceRole=primary in cnpg-system: none"],
  },
  {
    name: "an instance is fenced",
    harms: [change(cluster, { metadata: { annotations: { "cnpg.io/fencedInstances": '["shared-postgres-2"]' } } })],
    check: "instances-unfenced",
    says: ['are fenced: ["shared-postgres-2"]'],
  },
  {
    name: "the certificates were not renewed",
    harms: [
      report(cluster, { certificates: { expirations: { "shared-postgres-server": "2026-01-02 03:04:05 +0000 UTC" } } }),
    ],
    check: "certificate-expiry",
    says: ["the certificate in Secret cnpg-system/shared-postgres-server ends already"],
  },
];
