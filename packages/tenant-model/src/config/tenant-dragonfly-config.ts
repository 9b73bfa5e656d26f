import * as z from "zod/mini";
import { secretItem } from "./amounts-config.ts";
import { aclCommand, aclUser, keyPrefix } from "./dragonfly-forms.ts";
import { block, defaulted, literal } from "./field.ts";
import { dnsLabel, dnsSubdomain } from "./text-forms.ts";

/**
 * Everything but what other tenants would notice (dragonfly v1.39.0, src/server: generic_family.cc, server_family.cc,
 * main_service.cc). SCAN, RANDOMKEY, FT.* and MEMORY take no key that a prefix could be held against, CLIENT ends other
 * users' connections, PUBSUB lists their channels. KEYS, FLUSHALL and SORT are among @dangerous; so is INFO, which many
 * clients ask at their start.
 */
export const DEFAULT_ACL_COMMANDS = [
  "+@all",
  "-@admin",
  "-@dangerous",
  "-@ft_search",
  "-scan",
  "-randomkey",
  "-client",
  "-memory",
  "-pubsub",
  "+info",
];

const client = block(
  "A namespace where the application runs: a Secret with host, port, user and URI is rendered there.",
  {
    namespace: literal("Namespace of the application.", dnsLabel(63)),
    secretName: z.optional(literal("Name of the Secret there. Default: <tenant>-dragonfly.", dnsSubdomain())),
  },
);

export const tenantDragonflyConfig = block("The tenant's user in spec.dragonfly.", {
  user: z.optional(literal("Name of the user. Default: the tenant's name.", aclUser())),
  prefix: z.optional(
    literal(
      "What all its keys and channels start with, so that tenants cannot reach each other's. Default: <tenant>:",
      keyPrefix(),
    ),
  ),
  commands: defaulted(
    literal(
      "What the user may do, as ACL SETUSER has it, in this order: categories and commands with + or -. Those that see or end other tenants' work are left out.",
      z.array(aclCommand()).check(z.minLength(1, "expected at least one, e.g. +@all")),
    ),
    DEFAULT_ACL_COMMANDS,
  ),
  secret: z.optional(secretItem("Item with the user's password. Default key: <dragonfly>-<tenant>.")),
  clients: z.optional(literal("Where it runs. Default: the namespaces of the tenant's `clients`.", z.array(client))),
});
