import type { NetworkPolicies } from "../catalog/network-policies.ts";
import type { Operator, OperatorId } from "../catalog/operator.ts";
import type { NetworkPolicyConfig } from "../config/network-policy-config.ts";
import { OPERATOR_NAMESPACES } from "../config/operators-config.ts";

/** An operator is let in from where the catalog installs it, or else from where it usually is. */
export function resolveNetworkPolicies(
  config: NetworkPolicyConfig,
  id: OperatorId,
  operators: readonly Operator[],
): NetworkPolicies {
  const installed = operators.find((operator) => operator.id === id);
  return {
    ...config,
    operatorNamespaces: config.operatorNamespaces ?? [installed?.namespace ?? OPERATOR_NAMESPACES[id]],
  };
}
