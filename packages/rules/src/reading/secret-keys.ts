import type { Fields, Manifest } from "../manifest.ts";
import { fieldsAt, isSet, listAt, textAt } from "./fields.ts";

/** What is known of one key of a Secret: that it is missing, its text, or that it is there with a text nobody can tell. */
export type SecretKey =
  | { readonly state: "missing" | "unknown" }
  | { readonly state: "known"; readonly text: string; readonly path: readonly string[] };

/** A key of a Secret, or of the Secret that an ExternalSecret makes (external-secrets v2.9.0, target.template). */
export function readSecretKey({ object }: Manifest, key: string): SecretKey {
  return textAt(object, "kind") === "ExternalSecret" ? readExternal(object, key) : readPlain(object, key);
}

function readPlain(object: Fields, key: string): SecretKey {
  const text = textAt(object, "stringData", key);
  if (text !== undefined)
    return isOpen(text) ? { state: "unknown" } : { state: "known", text, path: ["stringData", key] };
  const encoded = textAt(object, "data", key);
  if (encoded !== undefined) {
    const decoded = decode(encoded);
    return decoded === undefined ? { state: "unknown" } : { state: "known", text: decoded, path: ["data", key] };
  }
  // A Secret without values is filled by somebody else, e.g. a controller or a patch.
  const keys = [...Object.keys(fieldsAt(object, "data")), ...Object.keys(fieldsAt(object, "stringData"))];
  return { state: keys.length === 0 || isSet(object, "sops") ? "unknown" : "missing" };
}

function readExternal(object: Fields, key: string): SecretKey {
  const template = fieldsAt(object, "spec", "target", "template");
  const data = fieldsAt(template, "data");
  const path = ["spec", "target", "template", "data", key];
  const text = textAt(data, key);
  if (text !== undefined)
    return text.includes("{{") || isOpen(text) ? { state: "unknown" } : { state: "known", text, path };
  // Objects that others fill too, or templates from elsewhere, may have it.
  if (isSet(template, "templateFrom") || isSet(object, "spec", "target", "manifest")) return { state: "unknown" };
  if (["Merge", "None", "CreateOrMerge"].includes(textAt(object, "spec", "target", "creationPolicy") ?? ""))
    return { state: "unknown" };
  // `template.data` replaces what was fetched unless it is merged.
  if (Object.keys(data).length > 0 && textAt(template, "mergePolicy") !== "Merge") return { state: "missing" };
  if (listAt(object, "spec", "dataFrom").length > 0) return { state: "unknown" };
  const keys = listAt(object, "spec", "data").map((entry) => textAt(entry, "secretKey"));
  return {
    state:
      keys.length === 0 || keys.some((name) => name === undefined || name === key || isOpen(name))
        ? "unknown"
        : "missing",
  };
}

/** A placeholder without a value, or a text encrypted by SOPS. */
function isOpen(text: string): boolean {
  return text.includes("${") || text.startsWith("ENC[");
}

function decode(text: string): string | undefined {
  if (isOpen(text) || !/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(text)) return undefined;
  try {
    return decodeURIComponent(escapeBytes(atob(text)));
  } catch {
    return undefined;
  }
}

function escapeBytes(bytes: string): string {
  return [...bytes].map((byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, "0")}`).join("");
}
