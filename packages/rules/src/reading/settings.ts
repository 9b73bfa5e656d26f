import { KINDS, type Manifest } from "../manifest.ts";
import { kindOf, namespaceOf, type Subject } from "../subject.ts";
import { fieldsAt, isFields, isSet, type Key, listAt, textAt } from "./fields.ts";

/** A setting where it is written. */
export interface Setting {
  readonly manifest: Manifest;
  readonly path: readonly Key[];
  readonly name: string;
  readonly value: string;
}

/** Settings of settings files, and of ConfigMaps and Secrets among the objects that a Flux Kustomization names. */
export function listSettings(subject: Subject): Setting[] {
  const files = subject.manifests.filter(({ form }) => form === "settings");
  return [...files, ...listSettingsObjects(subject)].flatMap(readSettings);
}

/** ConfigMaps and Secrets among the objects that `substituteFrom` of a Flux Kustomization names. */
export function listSettingsObjects(subject: Subject): Manifest[] {
  const named = new Map<string, Set<string>>();
  for (const { object } of subject.ofKind("FluxKustomization")) {
    for (const reference of listAt(object, "spec", "postBuild", "substituteFrom")) {
      const key = `${textAt(reference, "kind") ?? ""}/${textAt(reference, "name") ?? ""}`;
      named.set(key, (named.get(key) ?? new Set()).add(namespaceOf(object)));
    }
  }
  if (named.size === 0) return [];
  return [...subject.ofKind("ConfigMap"), ...subject.ofKind("Secret")].filter(({ object }) => {
    const namespaces = named.get(`${textAt(object, "kind") ?? ""}/${textAt(object, "metadata", "name") ?? ""}`);
    // Whoever writes no namespace gets one from kustomize or Flux.
    const own = namespaceOf(object);
    return namespaces !== undefined && (own === "" || namespaces.has(own) || namespaces.has(""));
  });
}

/** A ConfigMap, a Secret, a mapping with `data`, or names with texts alone: whatever people make settings of. */
function readSettings(manifest: Manifest): Setting[] {
  const { object } = manifest;
  const holdsData = isSet(object, "data") || isSet(object, "stringData") || isSet(object, "kind");
  const isSecret = kindOf(manifest) === KINDS.Secret;
  return (holdsData ? ["data", "stringData"] : [undefined]).flatMap((field) => {
    const entries = field === undefined ? object : fieldsAt(object, field);
    return Object.entries(entries).flatMap(([name, entry]) => {
      if (isFields(entry) || Array.isArray(entry)) return [];
      const text = entry === null || entry === undefined ? "" : String(entry);
      const value = isSecret && field === "data" ? decodeBase64(text) : text;
      return [{ manifest, path: field === undefined ? [name] : [field, name], name, value }];
    });
  });
}

/** What is no base64 has no value here; the API server refuses it. */
function decodeBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
  } catch {
    return "";
  }
}
