import * as z from "zod/mini";
import type { OperatorId } from "../catalog/operator.ts";
import { block, defaulted, literal } from "./field.ts";
import { OPERATOR_NAMESPACES } from "./operators-config.ts";
import { dnsLabel } from "./text-forms.ts";

const namespaces = (description: string) => literal(description, z.array(dnsLabel(63)));

/** Namespaces that a policy lets in. */
export const networkPolicyShape = ({
  operator,
  clients,
}: {
  readonly operator: OperatorId;
  readonly clients: string;
}) => ({
  operatorNamespaces: z.optional(
    literal(
      `Where the operator runs. Default: operators.${operator}.namespace where that is installed, else ${OPERATOR_NAMESPACES[operator]}.`,
      // Locked out it makes nobody master, and calls every instance unhealthy.
      z.array(dnsLabel(63)).check(z.minLength(1, "expected at least one: the operator has to reach its pods")),
    ),
  ),
  monitoringNamespaces: defaulted(namespaces("Where the scraper runs."), ["monitoring"]),
  clientNamespaces: defaulted(namespaces(clients), []),
});

export const networkPolicyConfig = block(
  "NetworkPolicies for incoming traffic of instances and poolers; none when left out. Clients are those of `tenants[].clients`.",
  networkPolicyShape({
    operator: "cloudNativePG",
    clients: "More namespaces whose pods may connect, to poolers and instances.",
  }),
);

export type NetworkPolicyConfig = z.output<typeof networkPolicyConfig>;
