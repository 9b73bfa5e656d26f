import * as z from "zod/mini";
import { resources, secretItem, storage } from "./amounts-config.ts";
import { bootstrapConfig, originConfig } from "./bootstrap-config.ts";
import { block, defaulted, literal, passed, read } from "./field.ts";
import { override } from "./override-config.ts";
import { placementConfig } from "./placement-config.ts";
import { servicesConfig } from "./services-config.ts";
import {
  count,
  dnsLabel,
  dnsSubdomain,
  freeLabelKey,
  imageReference,
  labelKey,
  labelValue,
  parameterText,
  postgresName,
  postgresVersion,
  serviceLabel,
  text,
} from "./text-forms.ts";

const tablespace = block("A tablespace on volumes of its own. It cannot be removed later.", {
  name: literal("Name in PostgreSQL.", postgresName()),
  storage: storage("Its volumes."),
  owner: z.optional(literal("Role that owns it; a tenant's role.", postgresName())),
  temporary: defaulted(literal("Whether temporary tables and sorts go there.", z.boolean()), false),
});

const imageCatalog = block("Image from an ImageCatalog, so that one place names digests for all clusters.", {
  kind: defaulted(literal("Kind.", z.enum(["ImageCatalog", "ClusterImageCatalog"])), "ImageCatalog"),
  name: literal("Name.", dnsSubdomain()),
  major: literal("Major version of PostgreSQL.", count(13)),
  images: z.optional(
    literal(
      "Images by major version, with their digests: the ImageCatalog is rendered from them. Left out: it exists already.",
      z.record(
        z.string().check(z.regex(/^\d\d$/, "expected a major version such as 17, quoted")),
        literal("Image.", imageReference()),
      ),
    ),
  ),
});

const extensionImage = block("An extension that is mounted from an image of its own (PostgreSQL 18 and later).", {
  name: literal("Name of the extension.", text()),
  image: literal("Image, with its digest.", imageReference()),
  extensionControlPath: z.optional(literal("Folders of control files in the image.", z.array(text()))),
  dynamicLibraryPath: z.optional(literal("Folders of libraries in the image.", z.array(text()))),
  libraryPath: z.optional(literal("Folders of system libraries in the image.", z.array(text()))),
});

const certificates = block("Certificates of your own instead of the operator's.", {
  serverCASecret: z.optional(literal("Secret with the CA of the server certificate.", dnsSubdomain())),
  serverTLSSecret: z.optional(literal("Secret with the server certificate.", dnsSubdomain())),
  clientCASecret: z.optional(literal("Secret with the CA of client certificates.", dnsSubdomain())),
  replicationTLSSecret: z.optional(literal("Secret with the certificate of streaming_replica.", dnsSubdomain())),
  serverAltDNSNames: defaulted(
    literal("More names in the operator's server certificate.", z.array(dnsSubdomain())),
    [],
  ),
});

const environmentVariable = block("An environment variable of the instances.", {
  name: literal(
    "Name; CNPG_*, PG*, POD_NAME, NAMESPACE and CLUSTER_NAME are the operator's.",
    z
      .string()
      .check(
        z.regex(
          /^(?!CNPG_|PG|POD_NAME$|NAMESPACE$|CLUSTER_NAME$)[A-Za-z_][A-Za-z0-9_]*$/,
          "expected the name of a variable that the operator does not set itself (CNPG_*, PG*, POD_NAME, NAMESPACE, CLUSTER_NAME)",
        ),
      ),
  ),
  value: literal("Value.", parameterText()),
});

const inherited = (
  what: string,
  key: () => z.ZodMiniType<string, string>,
  value: () => z.ZodMiniType<string, string>,
) =>
  defaulted(literal(`${what} of everything that the operator makes.`, z.record(key(), literal("Value.", value()))), {});

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
  postgresVersion: z.optional(
    passed("PostgreSQL version, the tag of the operand image. Default: 17.10-system-trixie.", postgresVersion()),
  ),
  image: z.optional(passed("Whole operand image, best with its digest; instead of postgresVersion.", imageReference())),
  imageCatalog: z.optional(imageCatalog),
  storage: storage("Volumes of the data directory."),
  walStorage: z.optional(storage("Separate volumes for the write-ahead log. They cannot be removed later.")),
  tablespaces: defaulted(literal("Tablespaces.", z.array(tablespace)), []),
  synchronous: z.optional(
    block("Synchronous replication (`postgresql.synchronous`). Default: any 1, required.", {
      method: defaulted(literal("Any standbys, or the first ones in the list.", z.enum(["any", "first"])), "any"),
      number: defaulted(literal("Standbys that must confirm a commit.", count(1)), 1),
      dataDurability: defaulted(
        literal(
          "`required` blocks writes without enough standbys; `preferred` goes on.",
          z.enum(["required", "preferred"]),
        ),
        "required",
      ),
      failoverQuorum: defaulted(
        literal("Fail over only to a standby that surely has every commit; from CloudNativePG 1.28.", z.boolean()),
        false,
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
  preloadLibraries: defaulted(
    literal(
      "Libraries that PostgreSQL loads at start. Those of pg_stat_statements, auto_explain, pgaudit and pg_failover_slots follow from their parameters.",
      z.array(text()),
    ),
    [],
  ),
  extensionImages: defaulted(literal("Extensions from images of their own.", z.array(extensionImage)), []),
  resources: z.optional(
    resources("CPU and memory of each instance. Default: 1 CPU and 3Gi, which 200 connections need."),
  ),
  podAntiAffinity: defaulted(
    literal("Whether two instances may share a node.", z.enum(["required", "preferred"])),
    "required",
  ),
  topologyKey: defaulted(literal("Node label that instances are spread over.", labelKey()), "kubernetes.io/hostname"),
  ...placementConfig,
  superuser: z.optional(
    block(
      "Network access of the superuser `postgres`; off when left out, which is safer (`kubectl cnpg psql` needs no password).",
      {
        name: z.optional(literal("Name of the Secret. Default: <cluster>-superuser-credentials.", dnsSubdomain())),
        secret: z.optional(secretItem("Item with the password. Default key: <cluster>-superuser.")),
      },
    ),
  ),
  pg_hba: z.optional(
    block("Lines of pg_hba.conf around those of the tenants.", {
      before: defaulted(literal("Lines before the tenants'.", z.array(text())), []),
      after: defaulted(literal("Lines after the tenants', before the closing reject.", z.array(text())), []),
    }),
  ),
  certificates: z.optional(certificates),
  services: z.optional(servicesConfig),
  primaryUpdateStrategy: z.optional(
    literal("Whether the primary is updated at once or when a person says so.", z.enum(["unsupervised", "supervised"])),
  ),
  primaryUpdateMethod: z.optional(
    literal("How the primary is updated: in place, or by a switchover before.", z.enum(["restart", "switchover"])),
  ),
  smartShutdownTimeout: z.optional(literal("Seconds that a shutdown waits for clients to leave.", count(0))),
  stopDelay: z.optional(literal("Seconds that a whole shutdown may take.", count(1))),
  switchoverDelay: z.optional(
    literal("Seconds that the old primary has to archive its WAL in a switchover.", count(1)),
  ),
  inheritedMetadata: z.optional(
    block("Metadata of everything that the operator makes for the cluster.", {
      labels: inherited("Labels", freeLabelKey, labelValue),
      annotations: inherited("Annotations", freeLabelKey, text),
    }),
  ),
  env: defaulted(literal("Environment of the instances.", z.array(environmentVariable)), []),
  bootstrap: z.optional(bootstrapConfig),
  replicaOf: z.optional(originConfig("Makes this a replica cluster, which follows another one and takes no writes.")),
  spec: override("Cluster", "Fields of the Cluster's spec that the catalog has no words for; merged last."),
});
