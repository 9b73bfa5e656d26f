import * as z from "zod/mini";
import { resources, secretItem } from "./cluster-config.ts";
import { block, defaulted, literal, read } from "./field.ts";
import {
  address,
  count,
  dnsLabel,
  dnsSubdomain,
  parameterText,
  postgresName,
  serviceLabel,
  text,
} from "./text-forms.ts";

const extension = literal(
  "An extension: its name, or its name with a version or schema.",
  z.union([
    text(),
    z.strictObject({
      name: literal("Name.", text()),
      version: z.optional(literal("Version; the newest of the image when left out.", text())),
      schema: z.optional(literal("Schema that its objects go to.", text())),
    }),
  ]),
);

const database = block("A database of the tenant.", {
  name: z.optional(
    literal("Name in PostgreSQL; it cannot change later. Default: the tenant's name with _ for -.", postgresName()),
  ),
  extensions: defaulted(literal("Extensions to create in it.", z.array(extension)), []),
  reclaimPolicy: defaulted(
    literal("What happens to the data when the Database object is deleted.", z.enum(["retain", "delete"])),
    "retain",
  ),
});

const pooler = block("A PgBouncer pooler of the tenant.", {
  name: z.optional(literal("Name of the Pooler and its Service. Default: <tenant>-pooler-<type>.", serviceLabel(63))),
  type: defaulted(
    literal("Instances it leads to: the primary (rw), the standbys (ro), any (r).", z.enum(["rw", "ro", "r"])),
    "rw",
  ),
  mode: defaulted(
    literal(
      "When PgBouncer gives a server connection back: after each transaction, or with the client's session.",
      z.enum(["transaction", "session"]),
    ),
    "transaction",
  ),
  instances: defaulted(read("Pods.", count(1)), 2),
  connections: defaulted(literal("Server connections over all pods; split by the tool.", count(1)), 10),
  reserve: defaulted(literal("More server connections over all pods for clients that had to wait.", count(0)), 2),
  minimum: defaulted(
    literal("Server connections over all pods that stay open while clients are connected.", count(0)),
    0,
  ),
  parameters: defaulted(
    literal(
      "PgBouncer parameters, per pod, as PgBouncer means them.",
      z.record(z.string(), literal("Value; numbers are rendered as text.", z.union([parameterText(), z.number()]))),
    ),
    {},
  ),
  resources: z.optional(resources("CPU and memory of each pod. Default: 100m and 128Mi.")),
});

export const tenantConfig = block("One application.", {
  name: literal("Name of the tenant, at most 40 characters.", dnsLabel(40)),
  role: z.optional(literal("Its role in PostgreSQL. Default: the tenant's name with _ for -.", postgresName())),
  secret: z.optional(secretItem("Item with the role's password. Default key: <cluster>-<tenant>.")),
  secretName: z.optional(literal("Name of the role's Secret. Default: <tenant>-db-credentials.", dnsSubdomain())),
  databases: z.optional(literal("Its databases. Default: one with the default name.", z.array(database))),
  poolers: z.optional(
    literal("Its poolers. Default: one of type rw. An empty list means direct sessions only.", z.array(pooler)),
  ),
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
});
