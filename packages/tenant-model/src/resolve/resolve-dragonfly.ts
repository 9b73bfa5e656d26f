import type { Dragonfly, DragonflySnapshot } from "../catalog/dragonfly.ts";
import type { CatalogConfig } from "../config/catalog-config.ts";
import type { Path } from "../problem.ts";
import { readQuantity } from "../quantity.ts";
import { definedFields } from "./defined-fields.ts";
import { resolveStorage } from "./resolve-amounts.ts";
import { resolveOverride } from "./resolve-override.ts";
import type { SecretSource } from "./resolve-secrets.ts";
import type { Resolver } from "./resolver.ts";

type DragonflyConfig = NonNullable<CatalogConfig["spec"]["dragonfly"]>;
const PLACE: Path = ["spec", "dragonfly"];
const at = (...rest: Path): Path => [...PLACE, ...rest];

const MIB = 2 ** 20;
/** Of data that each thread has to have room for, or Dragonfly ends at its start (dragonfly v1.39.0, dfly_main.cc). */
const THREAD_MIB = 256;
/** Of a pod's memory that data may take; Dragonfly would take four fifths by itself (as above). */
const DATA_SHARE = 0.75;

interface Context {
  readonly resolver: Resolver;
  readonly source: SecretSource;
  /** Namespace of the PostgreSQL cluster. */
  readonly clusterNamespace: string;
  /** Name of the catalog's Flux Kustomization, or its start. */
  readonly fluxName: string;
}

export function resolveDragonfly(config: DragonflyConfig, context: Context): Dragonfly {
  const { resolver, source, clusterNamespace, fluxName } = context;
  const { name, namespace, snapshot, tls, auth, flux } = config;
  const memory = (readQuantity(config.memory) ?? 0) / MIB;
  const maxMemory = config.maxMemory ?? Math.floor(memory * DATA_SHARE);
  const fluxKustomization = flux.name ?? `${fluxName}-dragonfly`;
  checkFluxName(fluxKustomization, config, resolver);
  const amounts = { cpu: String(config.cpu), memory: config.memory };
  return {
    name,
    namespace,
    manageNamespace: config.manageNamespace ?? namespace !== clusterNamespace,
    replicas: config.replicas,
    image: resolver.wholeText(config.image, at("image")),
    resources: { requests: amounts, limits: amounts },
    threads: config.threads ?? countThreads(config.cpu, maxMemory),
    maxMemory,
    args: resolveArgs(config.args, resolver),
    auth: {
      secretName: auth.secretName ?? `${name}-auth`,
      remoteKey: source.key(auth.secret?.key, `${name}-auth`, at("auth", "secret", "key")),
    },
    aclSecretName: resolveAclSecret(config, source, resolver),
    ...(tls && { tls }),
    ...(snapshot && { snapshot: resolveSnapshot(snapshot, resolver) }),
    nodeSpread: config.nodeSpread,
    topologySpread: config.topologySpread,
    nodeSelector: config.nodeSelector,
    tolerations: config.tolerations.map(definedFields),
    ...(config.priorityClassName !== undefined && { priorityClassName: config.priorityClassName }),
    networkPolicy: config.networkPolicy,
    flux: { name: fluxKustomization, dependsOn: flux.dependsOn.map(definedFields) },
    ...resolveOverride("Dragonfly", config, { origin: PLACE, resolver }),
  };
}

/** One for each CPU, as far as the memory goes; one at least, which a rule judges. */
function countThreads(cpu: string | number, maxMemory: number): number {
  const cpus = Math.ceil(readQuantity(cpu) ?? 1);
  return Math.max(1, Math.min(cpus, Math.floor(maxMemory / THREAD_MIB)));
}

/** Flux puts the name into a label of every object. */
function checkFluxName(name: string, { flux }: DragonflyConfig, resolver: Resolver): void {
  if (name.length > 63) {
    const message = `the Flux Kustomization would be called ${name}, longer than the 63 characters of a label`;
    resolver.refuse("flux", at("flux", "name"), message, "give spec.dragonfly.flux a shorter `name`");
  }
  for (const [index, dependency] of flux.dependsOn.entries()) {
    if (dependency.name !== name || dependency.namespace !== undefined) continue;
    const message = `the Flux Kustomization ${name} depends on itself: it would never become ready`;
    resolver.refuse("flux", at("flux", "dependsOn", index), message, "remove this entry");
  }
}

/** Flags that fields stand for, or the operator: a second one would win over the first without a word. */
const OWNED_ARGS: Readonly<Record<string, string>> = {
  maxmemory: "spec.dragonfly.maxMemory",
  proactor_threads: "spec.dragonfly.threads",
  snapshot_cron: "spec.dragonfly.snapshot.cron",
  dir: "spec.dragonfly.snapshot.dir",
  dbfilename: "the catalog: a name with a time in it would fill the volume",
  aclfile: "tenants[].dragonfly",
  requirepass: "spec.dragonfly.auth",
  tls: "spec.dragonfly.tls",
  tls_cert_file: "spec.dragonfly.tls",
  tls_key_file: "spec.dragonfly.tls",
  no_tls_on_admin_port: "the operator",
  admin_port: "the operator",
  admin_nopass: "the operator",
  port: "the operator",
  primary_port_http_enabled: "the operator",
  masterauth: "the operator",
  replicaof: "the operator",
};

function resolveArgs(written: DragonflyConfig["args"], resolver: Resolver): Record<string, string> {
  for (const [name, value] of Object.entries(written)) {
    const owner = Object.hasOwn(OWNED_ARGS, name) ? OWNED_ARGS[name] : undefined;
    if (owner !== undefined) {
      const message = `the flag \`${name}\` is set by Tenantry from ${owner}`;
      resolver.refuse("owned-field", at("args", name), message, "remove it here");
    }
    if (String(value).includes("${")) {
      const message = `\`${name}\` holds a placeholder, but placeholders are refused here`;
      resolver.refuse("schema", at("args", name), message, "write the value itself");
    }
  }
  return Object.fromEntries(Object.entries(written).map(([name, value]) => [name, String(value)]));
}

function resolveAclSecret({ name, aclSecretName }: DragonflyConfig, source: SecretSource, resolver: Resolver): string {
  if (aclSecretName !== undefined && source.secrets.style !== "existing") {
    const message = "the Secret of the users is rendered, and so is its name, which changes with them";
    resolver.refuse("secrets", at("aclSecretName"), message, "remove it, or set spec.secrets.existing");
  }
  return aclSecretName ?? `${name}-acl`;
}

function resolveSnapshot(config: NonNullable<DragonflyConfig["snapshot"]>, resolver: Resolver): DragonflySnapshot {
  const { cron, storage, dir } = config;
  if ((storage === undefined) === (dir === undefined)) {
    const what = storage === undefined ? "none is written" : "both are written";
    const message = `expected exactly one of \`storage\` and \`dir\`, but ${what}: Dragonfly's operator refuses a schedule without a place`;
    const help = "give each replica a volume with `storage`, or name a bucket with `dir`";
    resolver.refuse("schema", at("snapshot"), message, help);
  }
  return {
    cron: resolver.wholeText(cron, at("snapshot", "cron")),
    ...(storage && { storage: resolveStorage(storage, at("snapshot", "storage"), resolver) }),
    ...(dir !== undefined && { dir }),
  };
}
