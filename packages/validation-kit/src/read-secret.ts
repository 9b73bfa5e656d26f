import { readText } from "./read-field.ts";

/** A value of a Secret; undefined where it has no such key, or one that is no base64. */
export function readSecretValue(secret: unknown, key: string): string | undefined {
  const encoded = readText(secret, "data", key);
  if (encoded === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}
