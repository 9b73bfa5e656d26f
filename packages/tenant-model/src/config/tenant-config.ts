import * as z from "zod/mini";
import { secretItem } from "./amounts-config.ts";
import { clientConfig } from "./client-config.ts";
import { databaseConfig } from "./database-config.ts";
import { block, defaulted, literal } from "./field.ts";
import { poolerConfig } from "./pooler-config.ts";
import { roleAttributes, roleConfig } from "./role-config.ts";
import { tenantDragonflyConfig } from "./tenant-dragonfly-config.ts";
import {
  address,
  count,
  dnsLabel,
  dnsSubdomain,
  freeLabelKey,
  labelValue,
  postgresName,
  serviceLabel,
} from "./text-forms.ts";

export const tenantConfig = block("One application.", {
  name: literal("Name of the tenant, at most 40 characters.", dnsLabel(40)),
  state: defaulted(
    literal(
      "`retired`: nobody can log in any more, its poolers are gone, its data stays.",
      z.enum(["present", "retired"]),
    ),
    "present",
  ),
  shard: defaulted(
    literal("Group of tenants that one Flux Kustomization applies; sticky. Past 100 tenants, start another.", count(1)),
    1,
  ),
  owner: z.optional(literal("Team that answers for it: a label of its objects and alerts.", labelValue())),
  labels: defaulted(literal("Labels of its objects.", z.record(freeLabelKey(), literal("Value.", labelValue()))), {}),
  role: z.optional(literal("Its first role in PostgreSQL. Default: the tenant's name with _ for -.", postgresName())),
  ...roleAttributes,
  secret: z.optional(secretItem("Item with the role's password. Default key: <cluster>-<tenant>.")),
  secretName: z.optional(literal("Name of the role's Secret. Default: <tenant>-db-credentials.", dnsSubdomain())),
  roles: defaulted(literal("Its further roles.", z.array(roleConfig)), []),
  databases: z.optional(literal("Its databases. Default: one with the default name.", z.array(databaseConfig))),
  poolers: z.optional(
    literal("Its own poolers. Default: one of type rw, none where it shares one.", z.array(poolerConfig)),
  ),
  sharedPoolers: defaulted(literal("Poolers of spec.poolers that it uses, by name.", z.array(serviceLabel(63))), []),
  direct: defaulted(
    literal("Sessions without a pooler (migrations, exporters) that the budget leaves room for.", count(0)),
    0,
  ),
  allowFrom: defaulted(
    literal(
      "Addresses its sessions may come from, as pg_hba.conf writes them. Pooled sessions come from the poolers' pods: their network belongs among them.",
      z.array(address()).check(z.minLength(1, "expected at least one address")),
    ),
    ["all"],
  ),
  clients: defaulted(literal("Where it runs, and what it needs there.", z.array(clientConfig)), []),
  dragonfly: z.optional(tenantDragonflyConfig),
});
