import { at, type BrokenState } from "./broken-state.ts";
import { change, deny, remove, report } from "./harm.ts";

const inDragonfly = (target: string) => at(target, "dragonfly-system");
const dragonfly = inDragonfly("dragonflies.dragonflydb.io/dragonfly");
const operator = at("deployments.apps/dragonfly-operator", "dragonfly-operator-system");
const policy = inDragonfly("networkpolicies.networking.k8s.io/dragonfly-ingress");
const label = (role: string | null) => ({ metadata: { labels: { role } } });

/** Dragonfly, and its operator. */
export const dragonflyStates: readonly BrokenState[] = [
  {
    name: "Dragonfly's operator is down",
    harms: [report(operator, { availableReplicas: 0, readyReplicas: 0, unavailableReplicas: 1 })],
    check: "dragonfly-operator-available",
    says: ["Deployment dragonfly-operator-system/dragonfly-operator has 0 of 1 pods available"],
  },
  {
    name: "Dragonfly's operator was uninstalled",
    harms: [remove(operator)],
    check: "dragonfly-operator-available",
    says: ["no Deployment is labelled app.kubernetes.io/name=dragonfly-operator"],
  },
  {
    name: "Helm has taken Dragonfly's CRD away, and Dragonfly with it",
    harms: [
      remove(dragonfly),
      remove({ target: "customresourcedefinitions.apiextensions.k8s.io/dragonflies.dragonflydb.io" }),
    ],
    check: "dragonfly-crd-established",
    says: ["CustomResourceDefinition dragonflies.dragonflydb.io does not exist, expected one that serves v1alpha1"],
  },
  {
    name: "Dragonfly's operator does not get to the end",
    harms: [report(dragonfly, { phase: "ResourcesCreated", isRollingUpdate: true })],
    check: "dragonfly-ready",
    says: [
      "Dragonfly dragonfly-system/dragonfly is in phase ResourcesCreated, expected Ready",
      "replaces its pods just now",
    ],
  },
  {
    name: "somebody has scaled Dragonfly",
    harms: [change(dragonfly, { spec: { replicas: 1 } })],
    check: "dragonfly-ready",
    says: ["Dragonfly dragonfly-system/dragonfly: spec.replicas"],
  },
  {
    name: "somebody has deleted Dragonfly",
    harms: [remove(dragonfly)],
    check: "dragonfly-ready",
    says: ["Dragonfly dragonfly-system/dragonfly does not exist"],
  },
  {
    name: "Dragonfly has two masters",
    harms: [change(inDragonfly("pods/dragonfly-1"), label("master"))],
    check: "dragonfly-roles",
    says: ["has 2 masters: dragonfly-0, dragonfly-1, expected exactly one"],
  },
  {
    name: "no pod of Dragonfly was made the master",
    harms: [change(inDragonfly("pods/dragonfly-0"), label(null))],
    check: "dragonfly-roles",
    says: ["has no pod labelled role=master, expected exactly one", "pod dragonfly-system/dragonfly-0 of Dragonfly"],
  },
  {
    name: "a pod of Dragonfly is not ready, and another one is gone",
    harms: [deny(inDragonfly("pods/dragonfly-1"), "Ready", "readiness gate"), remove(inDragonfly("pods/dragonfly-2"))],
    check: "dragonfly-roles",
    says: [
      "has 2 pods, expected 3",
      "pod dragonfly-system/dragonfly-1 of Dragonfly dragonfly-system/dragonfly is not ready",
    ],
  },
  {
    name: "the NetworkPolicy of Dragonfly is gone",
    harms: [remove(policy)],
    check: "dragonfly-network-policy",
    says: ["NetworkPolicy dragonfly-system/dragonfly-ingress does not exist"],
  },
  {
    name: "somebody has opened Dragonfly to everybody",
    harms: [change(policy, { spec: { ingress: [{}] } })],
    check: "dragonfly-network-policy",
    says: ["NetworkPolicy dragonfly-system/dragonfly-ingress: spec.ingress"],
  },
];
