import { at, type BrokenState, cluster } from "./broken-state.ts";
import { change, deny, remove, report } from "./harm.ts";

/** What tenants have. */
export const tenantsStates: readonly BrokenState[] = [
  {
    name: "the secret store has no item of a tenant's password",
    harms: [
      deny(
        at("externalsecrets.external-secrets.io/harbor-db-credentials"),
        "Ready",
        "could not get secret data from provider",
      ),
    ],
    check: "secrets-synced",
    says: ["ExternalSecret cnpg-system/harbor-db-credentials is not Ready: could not get secret data from provider"],
  },
  {
    name: "a Database cannot be applied",
    harms: [
      report(at("databases.postgresql.cnpg.io/registry"), {
        applied: false,
        message: 'while creating database "registry": role "harbor" does not exist',
      }),
    ],
    check: "databases-applied",
    says: ["Database cnpg-system/registry of tenant harbor", 'role "harbor" does not exist'],
  },
  {
    name: "somebody has deleted a Database",
    harms: [remove(at("databases.postgresql.cnpg.io/keycloak"))],
    check: "databases-applied",
    says: ["Database cnpg-system/keycloak of tenant keycloak does not exist"],
  },
  {
    name: "a role cannot be reconciled",
    harms: [
      report(cluster, {
        managedRolesStatus: { cannotReconcile: { harbor: ["could not perform ALTER on role harbor: wrong username"] } },
      }),
    ],
    check: "roles-applied",
    says: ["role harbor cannot be reconciled: could not perform ALTER on role harbor: wrong username"],
  },
  {
    name: "a role has no password, as its Secret is not there",
    harms: [report(cluster, { managedRolesStatus: { passwordStatus: { harbor: null } } })],
    check: "roles-applied",
    says: ["role harbor has got no password: the operator has found no Secret cnpg-system/harbor-db-credentials"],
  },
  {
    name: "a pooler lacks a pod",
    harms: [report(at("deployments.apps/gitlab-pooler-rw"), { availableReplicas: 1, readyReplicas: 1 })],
    check: "poolers-available",
    says: ["Deployment cnpg-system/gitlab-pooler-rw has 1 pods available and 2 up to date, expected 2"],
  },
  {
    name: "a pooler's PodDisruptionBudget is gone",
    harms: [remove(at("poddisruptionbudgets.policy/harbor-pooler-rw"))],
    check: "pooler-disruption-budgets",
    says: ["PodDisruptionBudget cnpg-system/harbor-pooler-rw does not exist"],
  },
  {
    name: "a pooler can spare no pod",
    harms: [report(at("poddisruptionbudgets.policy/harbor-pooler-rw"), { disruptionsAllowed: 0, currentHealthy: 1 })],
    check: "pooler-disruption-budgets",
    says: ["allows 0 disruptions with 1 healthy pods"],
  },
  {
    name: "somebody has paused a pooler",
    harms: [change(at("poolers.postgresql.cnpg.io/keycloak-pooler-rw"), { spec: { pgbouncer: { paused: true } } })],
    check: "pooler-settings",
    says: ["Pooler cnpg-system/keycloak-pooler-rw is paused"],
  },
];
