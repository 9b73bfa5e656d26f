/** Namespaces whose pods are let in. */
export interface NetworkPolicies {
  readonly operatorNamespaces: readonly string[];
  readonly monitoringNamespaces: readonly string[];
  readonly clientNamespaces: readonly string[];
}
