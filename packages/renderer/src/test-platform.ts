import type { Dragonfly, DragonflyUser, Operator, OperatorId } from "@tenantry/tenant-model";

const amounts = { cpu: "1", memory: "1Gi" };
const resources = { requests: amounts, limits: amounts };

export function makeDragonfly(changes: Partial<Dragonfly> = {}): Dragonfly {
  return {
    name: "cache",
    namespace: "caches",
    manageNamespace: true,
    replicas: 3,
    image: "dragonfly:v1",
    resources,
    threads: 2,
    maxMemory: 768,
    args: {},
    auth: { secretName: "cache-auth", remoteKey: "items/cache" },
    aclSecretName: "cache-acl",
    nodeSpread: "required",
    topologySpread: [],
    nodeSelector: {},
    tolerations: [],
    networkPolicy: { operatorNamespaces: ["operators"], monitoringNamespaces: ["monitoring"], clientNamespaces: [] },
    flux: { name: "any-dragonfly", dependsOn: [{ name: "dragonfly-operator" }] },
    ...changes,
  };
}

export function makeDragonflyUser(name: string, changes: Partial<DragonflyUser> = {}): DragonflyUser {
  return {
    name,
    active: true,
    prefix: `${name}:`,
    commands: ["+@all", "-@dangerous"],
    remoteKey: `items/cache-${name}`,
    clients: [{ namespace: name, secretName: `${name}-dragonfly`, origin: ["spec", "tenants", 0, "dragonfly"] }],
    origin: ["spec", "tenants", 0, "dragonfly"],
    ...changes,
  };
}

const CHARTS = {
  cloudNativePG: "cloudnative-pg",
  barmanCloud: "plugin-barman-cloud",
  dragonfly: "dragonfly-operator",
} as const;

export function makeOperator(id: OperatorId, changes: Partial<Operator> = {}): Operator {
  const chart = CHARTS[id];
  return {
    id,
    chart,
    chartVersion: "1.0.0",
    repository: "https://charts.example.org",
    namespace: `${chart}-system`,
    manageNamespace: true,
    kustomization: `any-${chart}`,
    dependsOn: [],
    resources,
    configuration: {},
    origin: ["spec", "operators", id],
    ...changes,
  };
}
