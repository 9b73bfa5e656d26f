import * as z from "zod/mini";
import { block, defaulted, literal, passed, read } from "./field.ts";
import {
  count,
  cpuQuantity,
  dnsLabel,
  dnsSubdomain,
  labelKey,
  parameterText,
  postgresVersion,
  quantity,
  serviceLabel,
  text,
} from "./text-forms.ts";

const storage = (description: string) =>
  block(description, {
    storageClass: z.optional(
      passed("StorageClass of the volumes; the cluster's default one when left out.", dnsSubdomain()),
    ),
    size: passed("Size of each volume. It can grow later, never shrink.", quantity()),
  });

const amounts = (description: string) =>
  block(description, {
    cpu: passed(
      "CPUs, e.g. 2 or 500m.",
      z.union([z.number().check(z.positive("expected more than 0")), cpuQuantity()]),
    ),
    memory: passed("Memory, e.g. 2Gi.", quantity()),
  });

/** `requests` equal `limits` unless limits are written, so that pods are Guaranteed. */
export const resources = (description: string) =>
  block(description, {
    requests: amounts("What the scheduler reserves."),
    limits: z.optional(amounts("Upper bounds; the requests when left out, which makes the pods Guaranteed.")),
  });

export const secretItem = (description: string) =>
  block(description, {
    key: passed("Key of the item in the secret store (1Password Connect: the item's title; Vault: the path).", text()),
  });

export const clusterConfig = block("The shared PostgreSQL cluster.", {
  name: literal(
    "Name of the Cluster object; Services and volumes are named after it. It cannot change later.",
    serviceLabel(50),
  ),
  namespace: defaulted(
    literal("Namespace of the cluster and of everything that belongs to it.", dnsLabel(63)),
    "databases",
  ),
  manageNamespace: z.optional(
    literal(
      "Render the Namespace object. Default: true for the namespace `databases`, false for any other.",
      z.boolean(),
    ),
  ),
  instances: defaulted(read("PostgreSQL instances: one primary, the others standbys.", count(1)), 3),
  postgresVersion: defaulted(
    passed("PostgreSQL version, the tag of the operand image.", postgresVersion()),
    "17.6-system-trixie",
  ),
  storage: storage("Volumes of the data directory."),
  walStorage: z.optional(storage("Separate volumes for the write-ahead log. They cannot be removed later.")),
  synchronous: z.optional(
    block("Synchronous replication (`postgresql.synchronous`). Default: any 1, required.", {
      number: defaulted(literal("Standbys that must confirm a commit.", count(1)), 1),
      dataDurability: defaulted(
        literal(
          "`required` blocks writes without enough standbys; `preferred` goes on.",
          z.enum(["required", "preferred"]),
        ),
        "required",
      ),
    }),
  ),
  minSyncReplicas: z.optional(
    passed("Older form of synchronous replication; together with maxSyncReplicas.", count(0)),
  ),
  maxSyncReplicas: z.optional(
    passed(
      "Older form of synchronous replication: CNPG waits for this many standbys while they are healthy.",
      count(0),
    ),
  ),
  parameters: defaulted(
    literal(
      "PostgreSQL parameters. `max_connections` is a literal that the connection budget is held against.",
      z.record(
        z.string(),
        literal("Value; numbers are rendered as text.", z.union([parameterText(), z.number(), z.boolean()])),
      ),
    ),
    {},
  ),
  resources: z.optional(resources("CPU and memory of each instance. Default: 1 CPU and 2Gi.")),
  podAntiAffinity: defaulted(
    literal("Whether two instances may share a node.", z.enum(["required", "preferred"])),
    "required",
  ),
  topologyKey: defaulted(literal("Node label that instances are spread over.", labelKey()), "kubernetes.io/hostname"),
  superuser: z.optional(
    block(
      "Network access of the superuser `postgres`; off when left out, which is safer (`kubectl cnpg psql` needs no password).",
      {
        name: z.optional(literal("Name of the Secret. Default: <cluster>-superuser-credentials.", dnsSubdomain())),
        secret: secretItem("Item with the password."),
      },
    ),
  ),
  pg_hba: z.optional(
    block("Lines of pg_hba.conf around those of the tenants.", {
      before: defaulted(literal("Lines before the tenants'.", z.array(text())), []),
      after: defaulted(literal("Lines after the tenants', before the closing reject.", z.array(text())), []),
    }),
  ),
});
