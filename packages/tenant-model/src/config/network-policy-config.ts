import * as z from "zod/mini";
import { block, defaulted, literal } from "./field.ts";
import { dnsLabel } from "./text-forms.ts";

const namespaces = (description: string, preset: string) =>
  defaulted(literal(description, z.array(dnsLabel(63))), [preset]);

/** Namespaces that a policy lets in. */
export const networkPolicyShape = ({ operator, clients }: { readonly operator: string; readonly clients: string }) => ({
  operatorNamespaces: namespaces("Where the operator runs.", operator),
  monitoringNamespaces: namespaces("Where the scraper runs.", "monitoring"),
  clientNamespaces: defaulted(literal(clients, z.array(dnsLabel(63))), []),
});

export const networkPolicyConfig = block(
  "NetworkPolicies for incoming traffic of instances and poolers; none when left out. Clients are those of `tenants[].clients`.",
  networkPolicyShape({
    operator: "cnpg-system",
    clients: "More namespaces whose pods may connect, to poolers and instances.",
  }),
);
