import type { Key } from "./fields.ts";

/** Fields of which every kind says that they hold texts; `*` is any one key, `**` any number of them. */
const ANYWHERE = [
  "metadata.annotations.*",
  "metadata.labels.*",
  "metadata.name",
  "metadata.namespace",
  "**.metadata.annotations.*",
  "**.metadata.labels.*",
  "**.inheritedMetadata.annotations.*",
  "**.inheritedMetadata.labels.*",
  "**.matchLabels.*",
  "**.nodeSelector.*",
  "**.containers.*.image",
  "**.initContainers.*.image",
  "**.containers.*.command.*",
  "**.initContainers.*.command.*",
  "**.containers.*.args.*",
  "**.initContainers.*.args.*",
  "**.env.*.name",
  "**.env.*.value",
];

const BY_KIND: Readonly<Record<string, readonly string[]>> = {
  ConfigMap: ["data.*"],
  Secret: ["data.*", "stringData.*"],
  Cluster: [
    "spec.imageName",
    "spec.storage.size",
    "spec.storage.storageClass",
    "spec.walStorage.size",
    "spec.walStorage.storageClass",
    "spec.tablespaces.*.storage.size",
    "spec.postgresql.parameters.*",
    "spec.postgresql.pg_hba.*",
    "spec.bootstrap.initdb.database",
    "spec.bootstrap.initdb.owner",
    "spec.backup.retentionPolicy",
    "spec.backup.barmanObjectStore.destinationPath",
    "spec.backup.barmanObjectStore.endpointURL",
    "spec.managed.roles.*.name",
    "spec.plugins.*.parameters.*",
  ],
  Database: ["spec.name", "spec.owner"],
  ExternalSecret: [
    "spec.refreshInterval",
    "spec.secretStoreRef.name",
    "spec.target.name",
    "spec.target.template.data.*",
    "spec.data.*.secretKey",
    "spec.data.*.remoteRef.key",
    "spec.data.*.remoteRef.property",
    "spec.data.*.remoteRef.version",
  ],
  ObjectStore: ["spec.retentionPolicy", "spec.configuration.destinationPath", "spec.configuration.endpointURL"],
  Pooler: ["spec.pgbouncer.parameters.*", "spec.pgbouncer.pg_hba.*"],
  ScheduledBackup: ["spec.schedule"],
  CronJob: ["spec.schedule"],
  Dragonfly: ["spec.image", "spec.args.*", "spec.snapshot.cron"],
};

/** Whether the API takes nothing but a text at this place. False where that is not known. */
export function holdsText(kind: string, path: readonly Key[]): boolean {
  const patterns = [...ANYWHERE, ...(Object.hasOwn(BY_KIND, kind) ? (BY_KIND[kind] ?? []) : [])];
  return patterns.some((pattern) => {
    const parts = pattern.split(".");
    const isDeep = parts[0] === "**";
    const wanted = isDeep ? parts.slice(1) : parts;
    if (isDeep ? path.length <= wanted.length : path.length !== wanted.length) return false;
    const tail = path.slice(path.length - wanted.length);
    return wanted.every((part, index) => part === "*" || part === tail[index]);
  });
}
