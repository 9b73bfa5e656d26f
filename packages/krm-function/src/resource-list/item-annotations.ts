import { isJsonObject, type JsonObject } from "@tenantry/flux-postbuild";
import type { Result } from "../result.ts";

/** Annotations by which those who run functions know an item again (kyaml v0.21.1, kio/kioutil and api/internal/utils). */
const KEPT =
  /^(?:internal\.config\.kubernetes\.io\/.+|config\.kubernetes\.io\/(?:path|index)|config\.k8s\.io\/id|kustomize\.config\.k8s\.io\/id)$/;

/** Those that say where an item is to be written, which a function may change (KRM Functions Specification). */
const MOVES = /^(?:internal\.)?config\.kubernetes\.io\/(?:path|index)$/;

/** The changed item, with the annotations of the runner as they were: they are not the function's, but for the file. */
export function carryAnnotations(item: JsonObject, original: JsonObject): JsonObject {
  const now = annotationsOf(item);
  const before = Object.entries(annotationsOf(original)).filter(([name]) => KEPT.test(name));
  const isMoved = (name: string) => MOVES.test(name) && typeof now[name] === "string";
  const restored = before.filter(([name, value]) => now[name] !== value && !isMoved(name));
  const invented = Object.keys(now).filter(
    (name) => KEPT.test(name) && !isMoved(name) && !Object.hasOwn(annotationsOf(original), name),
  );
  if (restored.length === 0 && invented.length === 0) return item;
  const metadata = isJsonObject(item["metadata"]) ? item["metadata"] : {};
  const kept = Object.entries(now).filter(([name]) => !invented.includes(name));
  const { annotations: _annotations, ...rest } = metadata;
  const annotations = { ...Object.fromEntries(kept), ...Object.fromEntries(restored) };
  return { ...item, metadata: { ...rest, ...(Object.keys(annotations).length > 0 && { annotations }) } };
}

/** The item without what runners add to it: as it stands in its file, or is new. */
export function dropAnnotations(item: JsonObject): JsonObject {
  const { metadata } = item;
  const all = Object.entries(annotationsOf(item));
  const own = all.filter(([name]) => !KEPT.test(name));
  if (own.length === all.length || !isJsonObject(metadata)) return item;
  const { annotations: _dropped, ...rest } = metadata;
  return { ...item, metadata: { ...rest, ...(own.length > 0 && { annotations: Object.fromEntries(own) }) } };
}

/** The number that the runner gave to an item; undefined for a new one. */
export function idOf(item: JsonObject): string | undefined {
  const annotations = annotationsOf(item);
  const id = annotations["internal.config.kubernetes.io/id"] ?? annotations["config.k8s.io/id"];
  return id === undefined ? undefined : String(id);
}

/** Whether an item is the function's own configuration, which kustomize puts among a generator's items. */
export function isOwnConfig(item: JsonObject, functionConfig: JsonObject): boolean {
  const isLocal = annotationsOf(item)["config.kubernetes.io/local-config"] === "true";
  return isLocal && identify(item) === identify(functionConfig);
}

/** `apiVersion kind namespace/name`. */
export function identify({ apiVersion, kind, metadata }: JsonObject): string {
  const { namespace = "", name = "" } = isJsonObject(metadata) ? metadata : {};
  return `${apiVersion} ${kind} ${namespace}/${name}`;
}

/** How results name an item. */
export function refersTo({ apiVersion, kind, metadata }: JsonObject): NonNullable<Result["resourceRef"]> {
  const { namespace, name } = isJsonObject(metadata) ? metadata : {};
  return {
    apiVersion: String(apiVersion),
    kind: String(kind),
    ...(typeof name === "string" && { name }),
    ...(typeof namespace === "string" && { namespace }),
  };
}

/** The file that an item comes from, as its runner says. */
export function readOrigin(item: JsonObject): Result["file"] {
  const annotations = annotationsOf(item);
  const read = (name: string) =>
    annotations[`internal.config.kubernetes.io/${name}`] ?? annotations[`config.kubernetes.io/${name}`];
  const path = read("path");
  const index = Number(read("index"));
  if (typeof path !== "string") return undefined;
  return { path, ...(Number.isInteger(index) && { index }) };
}

function annotationsOf({ metadata }: JsonObject): JsonObject {
  const annotations = isJsonObject(metadata) ? metadata["annotations"] : undefined;
  return isJsonObject(annotations) ? annotations : {};
}
