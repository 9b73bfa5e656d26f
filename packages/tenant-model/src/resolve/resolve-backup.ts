import type { Backup, ObjectStoreBackup } from "../catalog/backup.ts";
import type { CatalogConfig } from "../config/catalog-config.ts";
import type { Path } from "../problem.ts";
import { requireFeature } from "./features.ts";
import { resolveOverride } from "./resolve-override.ts";
import type { SecretSource } from "./resolve-secrets.ts";
import type { Resolver } from "./resolver.ts";

type Config = CatalogConfig["spec"]["backup"];
type ObjectStoreConfig = Extract<Config, { method: ObjectStoreBackup["method"] }>;

const PLACE: Path = ["spec", "backup"];
const at = (...rest: Path): Path => [...PLACE, ...rest];

export function resolveBackup(
  config: Config,
  clusterName: string,
  { resolver, source }: { readonly resolver: Resolver; readonly source: SecretSource },
): Backup {
  if (config.method === "none") return { method: "none", reason: config.reason };
  const { immediate, target } = config;
  const common = {
    schedule: resolver.wholeTextRead(config.schedule, at("schedule")),
    immediate,
    target,
    origin: PLACE,
  };
  if (config.method === "volumeSnapshot") {
    const { method, walClassName, snapshotOwnerReference } = config;
    return {
      method,
      ...common,
      className: resolver.wholeText(config.className, at("className")),
      ...(walClassName !== undefined && { walClassName: resolver.wholeText(walClassName, at("walClassName")) }),
      snapshotOwnerReference,
      ...resolveOverride("Cluster.backup", config, { origin: PLACE, resolver }),
    };
  }
  if (config.method === "barmanObjectStore") requireFeature("barmanObjectStore", at("method"), resolver);
  return {
    ...common,
    ...resolveObjectStore(config, clusterName, { resolver, source }),
    ...resolveOverride(config.method === "plugin" ? "ObjectStore" : "Cluster.backup", config, {
      origin: PLACE,
      resolver,
    }),
  };
}

function resolveObjectStore(
  config: ObjectStoreConfig,
  clusterName: string,
  { resolver, source }: { readonly resolver: Resolver; readonly source: SecretSource },
) {
  const { compression, encryption, jobs, credentials, validation } = config;
  if (source.secrets.style === "generate") {
    resolver.refuse(
      "secrets",
      at("credentials"),
      "the keys of an object store cannot be generated: the store gives them out",
      "use spec.secrets.store or spec.secrets.existing, or another backup method",
    );
  }
  return {
    method: config.method,
    objectStore: (config.method === "plugin" ? config.objectStore : undefined) ?? `${clusterName}-backup`,
    bucket: resolver.wholeTextRead(config.bucket, at("bucket")),
    ...(config.endpointURL !== undefined && {
      endpointURL: resolver.wholeTextRead(config.endpointURL, at("endpointURL")),
    }),
    serverName: config.serverName ?? clusterName,
    retentionPolicy: resolver.wholeText(config.retentionPolicy, at("retentionPolicy")),
    ...(compression !== undefined && { compression }),
    ...(encryption !== undefined && { encryption }),
    jobs,
    credentials: {
      secretName: credentials.name ?? `${clusterName}-backup-credentials`,
      remoteKey:
        source.secrets.style === "generate"
          ? ""
          : source.key(credentials.secret?.key, `${clusterName}-backup`, at("credentials", "secret", "key")),
    },
    ...(validation !== undefined && {
      validation: { ...validation, name: validation.name ?? `${clusterName}-backup-validation` },
    }),
  };
}
