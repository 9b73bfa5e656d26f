import type { Backup } from "../catalog.ts";
import type { CatalogConfig } from "../config/catalog-config.ts";
import type { Resolver } from "./resolver.ts";

export function resolveBackup(
  config: CatalogConfig["spec"]["backup"],
  clusterName: string,
  resolver: Resolver,
): Backup {
  if (config.method === "none") return { method: "none", reason: config.reason };
  const place = ["spec", "backup"];
  return {
    method: "barmanObjectStore",
    schedule: resolver.wholeText(config.schedule, [...place, "schedule"]),
    immediate: config.immediate,
    target: config.target,
    bucket: resolver.wholeText(config.bucket, [...place, "bucket"]),
    ...(config.endpointURL !== undefined && {
      endpointURL: resolver.wholeText(config.endpointURL, [...place, "endpointURL"]),
    }),
    serverName: config.serverName ?? clusterName,
    retentionPolicy: resolver.wholeText(config.retentionPolicy, [...place, "retentionPolicy"]),
    ...(config.compression !== undefined && { compression: config.compression }),
    ...(config.encryption !== undefined && { encryption: config.encryption }),
    jobs: config.jobs,
    credentials: {
      secretName: config.credentials.name ?? `${clusterName}-backup-credentials`,
      remoteKey: resolver.wholeText(config.credentials.secret.key, [...place, "credentials", "secret", "key"]),
    },
    ...(config.validation !== undefined && {
      validation: { ...config.validation, name: config.validation.name ?? `${clusterName}-backup-validation` },
    }),
    origin: place,
  };
}
