import { countUsable } from "../budget.ts";
import type { Cluster, ClusterOptions, Image, Services } from "../catalog/cluster.ts";
import { readPostgresMajor } from "../catalog/postgres-major.ts";
import type { CatalogConfig } from "../config/catalog-config.ts";
import { template } from "../placeholder.ts";
import type { Path } from "../problem.ts";
import { definedFields } from "./defined-fields.ts";
import { resolveResources, resolveStorage } from "./resolve-amounts.ts";
import { resolveBootstrap, resolveOrigin } from "./resolve-bootstrap.ts";
import { resolveOverride } from "./resolve-override.ts";
import { resolveParameters } from "./resolve-parameters.ts";
import { resolveReplication } from "./resolve-replication.ts";
import type { SecretSource } from "./resolve-secrets.ts";
import type { Resolver } from "./resolver.ts";

type ClusterConfig = CatalogConfig["spec"]["cluster"];
const PLACE: Path = ["spec", "cluster"];
const at = (...rest: Path): Path => [...PLACE, ...rest];

const DEFAULT_POSTGRES_VERSION = "17.10-system-trixie";
const DEFAULT_RESOURCES = { requests: { cpu: "1", memory: "3Gi" } };

export function resolveCluster(
  config: ClusterConfig,
  { resolver, source }: { readonly resolver: Resolver; readonly source: SecretSource },
): Cluster {
  const parameters = resolveParameters(config.parameters, resolver);
  const instances = resolver.integerRead(config.instances, at("instances"), 1);
  const { name, superuser, replicaOf, walStorage } = config;
  const image = resolveImage(config, resolver);
  checkExtensionImages(config, image, resolver);
  refuseSources(config, resolver);
  return {
    name,
    namespace: config.namespace,
    manageNamespace: config.manageNamespace ?? config.namespace === "databases",
    instances,
    image,
    storage: resolveStorage(config.storage, at("storage"), resolver),
    ...(walStorage && { walStorage: resolveStorage(walStorage, at("walStorage"), resolver) }),
    tablespaces: config.tablespaces.map(({ name: tablespace, storage, owner, temporary }, index) => ({
      name: tablespace,
      storage: resolveStorage(storage, at("tablespaces", index, "storage"), resolver),
      temporary,
      ...(owner !== undefined && { owner }),
    })),
    replication: resolveReplication(config, instances, resolver),
    parameters,
    preloadLibraries: config.preloadLibraries,
    extensionImages: config.extensionImages.map(definedFields),
    resources: resolveResources(config.resources ?? DEFAULT_RESOURCES, at("resources"), resolver),
    podAntiAffinity: { type: config.podAntiAffinity, topologyKey: config.topologyKey },
    topologySpread: config.topologySpread,
    nodeSelector: config.nodeSelector,
    tolerations: config.tolerations.map(definedFields),
    ...(superuser && {
      superuser: {
        secretName: superuser.name ?? `${name}-superuser-credentials`,
        remoteKey: source.key(superuser.secret?.key, `${name}-superuser`, at("superuser", "secret", "key")),
      },
    }),
    pgHba: { before: config.pg_hba?.before ?? [], after: config.pg_hba?.after ?? [] },
    ...(config.certificates && { certificates: definedFields(config.certificates) }),
    ...(config.services && { services: resolveServices(config.services, name, resolver) }),
    bootstrap: resolveBootstrap(config, resolver),
    ...(replicaOf && { replicaOf: resolveOrigin(replicaOf, at("replicaOf"), resolver) }),
    options: pickOptions(config),
    ...resolveOverride("Cluster", config, { origin: PLACE, resolver }),
    usableConnections: countUsable(
      Number(parameters["max_connections"]),
      Number(parameters["reserved_connections"] ?? 0),
      Number(parameters["superuser_reserved_connections"] ?? 3),
    ),
  };
}

/** A list that is merged replaces the other: the clusters that the data comes from must not get lost. */
function refuseSources({ spec, bootstrap, replicaOf }: ClusterConfig, resolver: Resolver): void {
  if (spec?.["externalClusters"] === undefined) return;
  if (replicaOf === undefined && bootstrap?.recovery === undefined && bootstrap?.pg_basebackup === undefined) return;
  const message =
    "`externalClusters` of the Cluster is set by Tenantry from spec.cluster.bootstrap and spec.cluster.replicaOf";
  resolver.refuse("owned-field", at("spec", "externalClusters"), message, "remove it here");
}

function resolveImage({ postgresVersion, image, imageCatalog }: ClusterConfig, resolver: Resolver): Image {
  const written = Object.entries({ postgresVersion, image, imageCatalog }).filter(([, value]) => value !== undefined);
  const [, second] = written;
  if (second !== undefined) {
    const names = written.map(([key]) => `\`${key}\``).join(" and ");
    resolver.refuse("schema", at(second[0]), `${names} exclude each other: each names the image`, "keep one of them");
  }
  if (imageCatalog !== undefined) {
    const { kind, name, major } = imageCatalog;
    const images = new Map(Object.entries(imageCatalog.images ?? {}).map(([key, value]) => [Number(key), value]));
    if (images.size > 0 && kind !== "ImageCatalog") {
      const message =
        "`images` are rendered as an ImageCatalog: a ClusterImageCatalog belongs to the whole Kubernetes cluster";
      resolver.refuse("schema", at("imageCatalog", "images"), message, "remove them, or use `kind: ImageCatalog`");
    }
    if (images.size > 0 && !images.has(major)) {
      const message = `the images have none for PostgreSQL ${major}, which \`major\` asks for`;
      resolver.refuse("schema", at("imageCatalog", "images"), message, `add an image for "${major}"`);
    }
    return { style: "catalog", kind, name, major, images };
  }
  if (image !== undefined) return { style: "name", name: resolver.wholeText(image, at("image")) };
  const version = resolver.text(postgresVersion ?? DEFAULT_POSTGRES_VERSION, at("postgresVersion"));
  return { style: "name", name: template`ghcr.io/cloudnative-pg/postgresql:${version}` };
}

/** PostgreSQL finds extensions in other folders from 18 on (extension_control_path). */
function checkExtensionImages({ extensionImages }: ClusterConfig, image: Image, resolver: Resolver): void {
  if (extensionImages.length === 0) return;
  const major = readPostgresMajor(image);
  if (major === undefined || major >= 18) return;
  const message = `extension images need PostgreSQL 18 or later, and the cluster has ${major}`;
  resolver.refuse("schema", at("extensionImages"), message, "use an operand image that has the extensions in it");
}

function resolveServices(
  config: NonNullable<ClusterConfig["services"]>,
  cluster: string,
  resolver: Resolver,
): Services {
  for (const [index, { name }] of config.additional.entries()) {
    if (!["rw", "ro", "r", "any"].some((suffix) => name === `${cluster}-${suffix}`)) continue;
    const place = at("services", "additional", index, "name");
    resolver.refuse("name-unique", place, `the Service ${name} is the operator's own`, "choose another name");
  }
  return config;
}

function pickOptions(config: ClusterConfig): ClusterOptions {
  const { inheritedMetadata, env } = config;
  const { labels = {}, annotations = {} } = inheritedMetadata ?? {};
  const hasLabels = Object.keys(labels).length > 0;
  const hasAnnotations = Object.keys(annotations).length > 0;
  return {
    ...definedFields({
      primaryUpdateStrategy: config.primaryUpdateStrategy,
      primaryUpdateMethod: config.primaryUpdateMethod,
      smartShutdownTimeout: config.smartShutdownTimeout,
      stopDelay: config.stopDelay,
      switchoverDelay: config.switchoverDelay,
      priorityClassName: config.priorityClassName,
    }),
    ...((hasLabels || hasAnnotations) && {
      inheritedMetadata: { ...(hasLabels && { labels }), ...(hasAnnotations && { annotations }) },
    }),
    ...(env.length > 0 && { env }),
  };
}
