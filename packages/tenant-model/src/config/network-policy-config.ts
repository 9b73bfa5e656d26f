import * as z from "zod/mini";
import { block, defaulted, literal } from "./field.ts";
import { dnsLabel } from "./text-forms.ts";

const namespaces = (description: string, preset: string) =>
  defaulted(literal(description, z.array(dnsLabel(63))), [preset]);

export const networkPolicyConfig = block(
  "NetworkPolicies for incoming traffic of instances and poolers; none when left out. Clients are those of `tenants[].clients`.",
  {
    operatorNamespaces: namespaces("Where the operator runs.", "cnpg-system"),
    monitoringNamespaces: namespaces("Where the scraper runs.", "monitoring"),
    clientNamespaces: defaulted(
      literal("More namespaces whose pods may connect, to poolers and instances.", z.array(dnsLabel(63))),
      [],
    ),
  },
);
