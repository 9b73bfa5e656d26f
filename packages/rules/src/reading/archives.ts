import type { Path } from "@tenantry/tenant-model";
import type { Fields, Manifest } from "../manifest.ts";
import { namespaceOf, type Subject } from "../subject.ts";
import { booleanAt, fieldsAt, listAt, textAt } from "./fields.ts";
import { plainTextAt } from "./plain-text.ts";

/** A place in an object store that a Cluster writes base backups and WAL to, or reads them from. */
export interface Archive {
  /** The object that says where, and the place of its `destinationPath`. */
  readonly manifest: Manifest;
  readonly path: Path;
  readonly destinationPath: string;
  readonly serverName: string;
  /** Equal for what is the same folder of the same store. */
  readonly key: string;
}

/** Where a Cluster archives; nothing where that is not known. */
export function* archivesOf(subject: Subject, cluster: Manifest): Generator<Archive> {
  const { object } = cluster;
  const name = plainTextAt(object, "metadata", "name");
  const inTree = readStore(cluster, ["spec", "backup", "barmanObjectStore"], undefined, name);
  if (inTree !== undefined) yield inTree;
  for (const plugin of listAt(object, "spec", "plugins"))
    if (booleanAt(plugin, "enabled") !== false)
      yield* pluginStore(subject, cluster, { plugin: fieldsAt(plugin), server: name });
}

/** Where a Cluster is restored from. */
export function* sourcesOf(subject: Subject, cluster: Manifest): Generator<Archive> {
  const { object } = cluster;
  const source = plainTextAt(object, "spec", "bootstrap", "recovery", "source");
  for (const [index, external] of listAt(object, "spec", "externalClusters").entries()) {
    if (source === undefined || textAt(external, "name") !== source) continue;
    const inTree = readStore(cluster, ["spec", "externalClusters", index, "barmanObjectStore"], undefined, source);
    if (inTree !== undefined) yield inTree;
    yield* pluginStore(subject, cluster, { plugin: fieldsAt(external, "plugin"), server: source });
  }
}

function* pluginStore(
  subject: Subject,
  cluster: Manifest,
  { plugin, server }: { readonly plugin: Fields; readonly server: string | undefined },
): Generator<Archive> {
  const name = plainTextAt(plugin, "parameters", "barmanObjectName");
  const namespace = namespaceOf(cluster.object);
  const store = name === undefined ? undefined : subject.find("ObjectStore", namespace, name);
  if (store === undefined) return;
  const archive = readStore(store, ["spec", "configuration"], textAt(plugin, "parameters", "serverName"), server);
  if (archive !== undefined) yield archive;
}

function readStore(
  manifest: Manifest,
  place: readonly (string | number)[],
  chosen: string | undefined,
  fallback: string | undefined,
): Archive | undefined {
  const destinationPath = plainTextAt(manifest.object, ...place, "destinationPath")?.replace(/\/+$/, "");
  const serverName = chosen ?? textAt(manifest.object, ...place, "serverName") ?? fallback;
  const endpoint = textAt(manifest.object, ...place, "endpointURL") ?? "";
  if (destinationPath === undefined || serverName === undefined) return undefined;
  if (serverName.includes("${") || endpoint.includes("${")) return undefined;
  const key = [endpoint.replace(/\/+$/, ""), destinationPath, serverName].join("\n");
  return { manifest, path: [...place, "destinationPath"], destinationPath, serverName, key };
}
