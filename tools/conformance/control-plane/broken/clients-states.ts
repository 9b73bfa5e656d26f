import { at, type BrokenState } from "./broken-state.ts";
import { change, remake, remove, report } from "./harm.ts";

const claim = at("persistentvolumeclaims/shared-postgres-2");
const clientSecret = at("secrets/gitlab-dragonfly", "gitlab");
const encode = (text: string) => Buffer.from(text).toString("base64");

/** Volumes, what applications connect with, and what watches all of it. */
export const clientsStates: readonly BrokenState[] = [
  {
    name: "a volume is of another storage class",
    harms: [remake(claim, { spec: { storageClassName: "slow" } })],
    check: "volumes-bound",
    says: [
      "PersistentVolumeClaim cnpg-system/shared-postgres-2 (data) has the storage class slow, expected rook-ceph-block",
    ],
  },
  {
    name: "no volume is found for a claim",
    harms: [
      report(at("persistentvolumeclaims/df-dragonfly-1", "dragonfly-system"), { phase: "Pending", capacity: null }),
    ],
    check: "volumes-bound",
    says: ["PersistentVolumeClaim dragonfly-system/df-dragonfly-1 (snapshots) is Pending, expected Bound"],
  },
  {
    name: "a volume has not grown",
    harms: [report(at("persistentvolumeclaims/shared-postgres-3-wal"), { capacity: { storage: "1Gi" } })],
    check: "volumes-bound",
    says: ["PersistentVolumeClaim cnpg-system/shared-postgres-3-wal (WAL) has a capacity of 1Gi, expected"],
  },
  {
    name: "an instance has lost its volume",
    harms: [remove(claim)],
    check: "volumes-bound",
    says: ["namespace cnpg-system has 2 PersistentVolumeClaims for data", "expected 3"],
  },
  {
    name: "a client's Secret lacks a key",
    harms: [change(clientSecret, { data: { password: null } })],
    check: "client-secrets",
    says: ["Secret gitlab/gitlab-dragonfly has no key password"],
  },
  {
    name: "a client's Secret leads elsewhere",
    harms: [change(clientSecret, { data: { host: encode("elsewhere.example") } })],
    check: "client-secrets",
    says: ["Secret gitlab/gitlab-dragonfly has elsewhere.example under the key host"],
  },
  {
    name: "a client's Secret was never made",
    harms: [remove(clientSecret)],
    check: "client-secrets",
    says: ["Secret gitlab/gitlab-dragonfly does not exist"],
  },
  {
    name: "nobody is behind the Service that clients connect to",
    harms: [change(at("endpointslices.discovery.k8s.io/dragonfly-1", "dragonfly-system"), { endpoints: [] })],
    check: "client-services",
    says: ["leads nowhere: Service dragonfly-system/dragonfly has no ready endpoint"],
  },
  {
    name: "the Service that clients connect to is gone",
    harms: [remove(at("services/dragonfly", "dragonfly-system"))],
    check: "client-services",
    says: ["is no Service: dragonfly-system/dragonfly does not exist"],
  },
  {
    name: "nobody scrapes Dragonfly",
    harms: [remove(at("podmonitors.monitoring.coreos.com/dragonfly-pods", "cnpg-system"))],
    check: "monitoring-objects",
    says: ["PodMonitor cnpg-system/dragonfly-pods does not exist: nobody scrapes its pods"],
  },
  {
    name: "Dragonfly's pods are scraped at a port that has no metrics",
    harms: [
      change(at("podmonitors.monitoring.coreos.com/dragonfly-pods", "cnpg-system"), {
        spec: { podMetricsEndpoints: [{ port: "redis" }] },
      }),
    ],
    check: "monitoring-objects",
    says: ["PodMonitor cnpg-system/dragonfly-pods: spec.podMetricsEndpoints"],
  },
];
