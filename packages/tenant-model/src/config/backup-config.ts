import * as z from "zod/mini";
import { secretItem } from "./cluster-config.ts";
import { block, defaulted, literal, passed } from "./field.ts";
import { count, cron, dnsLabel, dnsSubdomain, retention, text } from "./text-forms.ts";

const validation = block("CronJob that looks for a fresh base backup and fresh WAL in the bucket.", {
  name: z.optional(literal("Name of the CronJob. Default: <cluster>-backup-validation.", dnsLabel(52))),
  schedule: defaulted(literal("Five cron fields, UTC.", cron(5)), "0 3 * * *"),
  image: defaulted(
    literal("Image with the aws CLI and a POSIX shell; pinned.", text()),
    "docker.io/amazon/aws-cli:2.27.50",
  ),
  maxBackupAgeHours: defaulted(
    literal("Oldest acceptable age of the newest complete base backup, in hours.", count(1)),
    48,
  ),
  maxWalAgeMinutes: defaulted(literal("Oldest acceptable age of the newest WAL file, in minutes.", count(1)), 60),
});

const none = block("No backups.", {
  method: literal("Method.", z.literal("none")),
  reason: literal("Why this cluster needs no backups; reviewers read it.", text()),
});

const barmanObjectStore = block("In-tree Barman Cloud backups to an object store.", {
  method: literal("Method.", z.literal("barmanObjectStore")),
  schedule: passed("Six cron fields (second first), in the operator's time zone, UTC in its images.", cron(6)),
  immediate: defaulted(
    literal("Take the first backup at once instead of at the first scheduled time.", z.boolean()),
    true,
  ),
  target: defaulted(
    literal("Instance that backups are taken from.", z.enum(["primary", "prefer-standby"])),
    "prefer-standby",
  ),
  bucket: passed(
    "Bucket, without s3://. Backups go to <bucket>/<serverName>/.",
    z
      .string()
      .check(
        z.regex(
          /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
          "expected a bucket name: 3 to 63 lower-case letters, digits, . and -",
        ),
      ),
  ),
  endpointURL: z.optional(
    passed(
      "URL of the S3 API; left out for AWS itself.",
      z.string().check(z.regex(/^https?:\/\/[^\s/]+\/?$/, "expected a URL such as https://s3.example.org")),
    ),
  ),
  serverName: z.optional(literal("Folder in the bucket. Default: the cluster's name.", dnsSubdomain())),
  retentionPolicy: defaulted(passed("How long backups are kept.", retention()), "30d"),
  compression: z.optional(literal("Compression of WAL files and base backups.", z.enum(["bzip2", "gzip", "snappy"]))),
  encryption: z.optional(literal("Server-side encryption the bucket must support.", z.enum(["AES256", "aws:kms"]))),
  jobs: defaulted(literal("Parallel uploads of a base backup.", count(1)), 2),
  credentials: block("Secret with the keys of the object store.", {
    name: z.optional(literal("Name of the Secret. Default: <cluster>-backup-credentials.", dnsSubdomain())),
    secret: secretItem("Item with the properties ACCESS_KEY_ID and SECRET_ACCESS_KEY."),
  }),
  validation: z.optional(validation),
});

export const backupConfig = literal(
  "Backups of the whole cluster.",
  z.discriminatedUnion("method", [barmanObjectStore, none]),
);
