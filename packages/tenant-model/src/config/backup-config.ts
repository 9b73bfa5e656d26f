import * as z from "zod/mini";
import { secretItem } from "./amounts-config.ts";
import { block, defaulted, literal, passed, read } from "./field.ts";
import { override } from "./override-config.ts";
import {
  bucketName,
  count,
  cron,
  dnsLabel,
  dnsSubdomain,
  imageReference,
  retention,
  s3Endpoint,
  text,
} from "./text-forms.ts";

const validation = block("CronJob that looks for a fresh base backup and fresh WAL in the bucket.", {
  name: z.optional(literal("Name of the CronJob. Default: <cluster>-backup-validation.", dnsLabel(52))),
  schedule: defaulted(literal("Five cron fields, UTC.", cron(5)), "0 3 * * *"),
  image: defaulted(
    literal("Image with the aws CLI and a POSIX shell; pinned.", imageReference()),
    "docker.io/amazon/aws-cli:2.27.50",
  ),
  maxBackupAgeHours: defaulted(
    literal("Oldest acceptable age of the newest complete base backup, in hours.", count(1)),
    48,
  ),
  maxWalAgeMinutes: defaulted(literal("Oldest acceptable age of the newest WAL file, in minutes.", count(1)), 60),
});

const scheduling = {
  schedule: read("Six cron fields (second first), in the operator's time zone, UTC in its images.", cron(6)),
  immediate: defaulted(
    literal("Take the first backup at once instead of at the first scheduled time.", z.boolean()),
    true,
  ),
  target: defaulted(
    literal("Instance that backups are taken from.", z.enum(["primary", "prefer-standby"])),
    "prefer-standby",
  ),
};

const objectStore = {
  ...scheduling,
  bucket: read("Bucket, without s3://. Backups go to <bucket>/<serverName>/.", bucketName()),
  endpointURL: z.optional(read("URL of the S3 API; left out for AWS itself.", s3Endpoint())),
  serverName: z.optional(
    literal("Folder in the bucket, one for each life of a cluster. Default: the cluster's name.", dnsSubdomain()),
  ),
  retentionPolicy: defaulted(passed("How long backups are kept.", retention()), "30d"),
  encryption: z.optional(literal("Server-side encryption the bucket must support.", z.enum(["AES256", "aws:kms"]))),
  jobs: defaulted(literal("Parallel uploads of a base backup.", count(1)), 2),
  credentials: z.prefault(
    block("Secret with the keys of the object store.", {
      name: z.optional(literal("Name of the Secret. Default: <cluster>-backup-credentials.", dnsSubdomain())),
      secret: z.optional(
        secretItem("Item with the properties ACCESS_KEY_ID and SECRET_ACCESS_KEY. Default key: <cluster>-backup."),
      ),
    }),
    {},
  ),
  validation: z.optional(validation),
};

const none = block("No backups.", {
  method: literal("Method.", z.literal("none")),
  reason: literal("Why this cluster needs no backups; reviewers read it.", text()),
});

const plugin = block("Backups to an object store by the Barman Cloud plugin, which runs beside the operator.", {
  method: literal("Method.", z.literal("plugin")),
  ...objectStore,
  objectStore: z.optional(literal("Name of the ObjectStore. Default: <cluster>-backup.", dnsSubdomain())),
  compression: z.optional(
    literal("Compression of WAL files and base backups.", z.enum(["bzip2", "gzip", "lz4", "snappy"])),
  ),
  spec: override("ObjectStore", "Fields of the ObjectStore's spec that the catalog has no words for; merged last."),
});

const barmanObjectStore = block("In-tree Barman Cloud backups to an object store; gone in CloudNativePG 1.31.", {
  method: literal("Method.", z.literal("barmanObjectStore")),
  ...objectStore,
  compression: z.optional(literal("Compression of WAL files and base backups.", z.enum(["bzip2", "gzip", "snappy"]))),
  spec: override(
    "Cluster.backup",
    "Fields of the Cluster's spec.backup that the catalog has no words for; merged last.",
  ),
});

const volumeSnapshot = block(
  "Snapshots of the volumes of a standby that stops for the moment. Without a WAL archive there is no recovery to a time between two of them, and a snapshot of a running instance could not be restored at all.",
  {
    method: literal("Method.", z.literal("volumeSnapshot")),
    ...scheduling,
    className: passed("VolumeSnapshotClass.", dnsSubdomain()),
    walClassName: z.optional(passed("VolumeSnapshotClass of WAL volumes; className when left out.", dnsSubdomain())),
    snapshotOwnerReference: defaulted(
      literal(
        "What takes snapshots with it when it is deleted; `none` keeps them.",
        z.enum(["none", "backup", "cluster"]),
      ),
      "backup",
    ),
    spec: override(
      "Cluster.backup",
      "Fields of the Cluster's spec.backup that the catalog has no words for; merged last.",
    ),
  },
);

export const backupConfig = literal(
  "Backups of the whole cluster: a method with its fields, or `method: none` with a reason.",
  z.discriminatedUnion("method", [plugin, barmanObjectStore, volumeSnapshot, none]),
);
