import * as z from "zod/mini";
import { block, defaulted, literal } from "./field.ts";
import { bucketName, count, dnsSubdomain, postgresName, s3Endpoint, text, timestamp } from "./text-forms.ts";

/** Where another cluster's data comes from. */
const objectStore = block("Backups of another cluster in an object store.", {
  bucket: literal("Bucket, without s3://.", bucketName()),
  endpointURL: z.optional(literal("URL of the S3 API; left out for AWS itself.", s3Endpoint())),
  serverName: literal("Folder of the other cluster in the bucket.", dnsSubdomain()),
  credentials: literal("Secret with ACCESS_KEY_ID and SECRET_ACCESS_KEY; it exists already.", dnsSubdomain()),
});

const connection = block("Connection to another cluster, for streaming from it.", {
  host: literal("Host name or address.", text()),
  port: defaulted(literal("Port.", count(1)), 5432),
  user: defaulted(literal("Role with the REPLICATION attribute.", postgresName()), "streaming_replica"),
  sslmode: defaulted(literal("TLS.", z.enum(["require", "verify-ca", "verify-full"])), "verify-full"),
  certificate: z.optional(literal("Secret with tls.crt and tls.key of the role; it exists already.", dnsSubdomain())),
  password: z.optional(
    literal("Secret whose key `password` holds the role's password; it exists already.", dnsSubdomain()),
  ),
  rootCertificate: z.optional(
    literal("Secret whose key ca.crt holds the other cluster's CA; it exists already.", dnsSubdomain()),
  ),
});

const target = block("How far to recover; to the newest WAL when left out.", {
  targetTime: z.optional(literal("Time, e.g. 2030-01-01T00:00:00Z.", timestamp())),
  targetLSN: z.optional(literal("Position in the WAL.", text())),
  targetXID: z.optional(literal("Transaction.", text())),
  targetName: z.optional(literal("Restore point.", text())),
  targetImmediate: z.optional(literal("Stop as soon as the base backup is consistent.", z.literal(true))),
  exclusive: z.optional(literal("Stop just before the target.", z.boolean())),
});

/** @param description what the other cluster is for */
export const originConfig = (description: string) =>
  block(description, {
    name: literal("Name of the other cluster.", dnsSubdomain()),
    objectStore: z.optional(objectStore),
    connection: z.optional(connection),
  });

const initdb = block("A new, empty cluster.", {
  dataChecksums: z.optional(literal("Whether pages have checksums; always from PostgreSQL 18 on.", z.boolean())),
  encoding: z.optional(literal("Encoding of the template databases.", text())),
  localeCollate: z.optional(literal("LC_COLLATE of the template databases.", text())),
  localeCType: z.optional(literal("LC_CTYPE of the template databases.", text())),
  localeProvider: z.optional(literal("Who sorts.", z.enum(["libc", "icu", "builtin"]))),
  icuLocale: z.optional(literal("ICU locale, with localeProvider icu.", text())),
  builtinLocale: z.optional(literal("Locale, with localeProvider builtin.", text())),
  walSegmentSize: z.optional(literal("Size of WAL segments in MB, a power of two.", count(1))),
  postInitSQL: defaulted(literal("SQL run once in the database postgres.", z.array(text())), []),
  postInitTemplateSQL: defaulted(literal("SQL run once in template1.", z.array(text())), []),
});

export const bootstrapConfig = block("How the cluster comes into being; read once. Exactly one of its keys.", {
  initdb: z.optional(initdb),
  recovery: z.optional(
    block("From backups of another cluster.", {
      from: originConfig("The cluster whose backups these are."),
      target: z.optional(target),
    }),
  ),
  pg_basebackup: z.optional(
    block("As a copy of a running cluster.", { from: originConfig("The cluster that is copied.") }),
  ),
});
