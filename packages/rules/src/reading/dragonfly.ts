import { readQuantity } from "@tenantry/tenant-model";
import type { Fields, Manifest } from "../manifest.ts";
import { namespaceOf, type Subject } from "../subject.ts";
import { listAt, textAt, valueAt } from "./fields.ts";

/** Flags of a Dragonfly by name, without their `--`; the last one wins. Written as `--name=value` or as two arguments. */
export function readFlags(object: Fields): ReadonlyMap<string, { readonly value: string; readonly index: number }> {
  const args = listAt(object, "spec", "args");
  const flags = new Map<string, { value: string; index: number }>();
  for (const [index, arg] of args.entries()) {
    const match = typeof arg === "string" ? /^--?([a-z][a-z0-9_]*)(?:=(.*))?$/s.exec(arg) : null;
    if (match === null) continue;
    const next = args[index + 1];
    const value = match[2] ?? (typeof next === "string" && !next.startsWith("-") ? next : "true");
    flags.set(match[1] ?? "", { value, index });
  }
  return flags;
}

const UNITS: Readonly<Record<string, number>> = { "": 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/** Bytes of `--maxmemory`, whose units are powers of 1024: `1500mb`, `2G`. */
export function readMaxMemory(text: string | undefined): number | undefined {
  const match = /^(\d+(?:\.\d+)?)([kmgt]?)(?:i?b)?$/i.exec(text ?? "");
  if (match === null) return undefined;
  return Number(match[1]) * (UNITS[(match[2] ?? "").toLowerCase()] ?? Number.NaN);
}

/** Bytes that a pod may use at most; undefined where nobody limits it, or where the limit is a placeholder. */
export function readMemoryLimit(object: Fields): number | undefined {
  return readQuantity(valueAt(object, "spec", "resources", "limits", "memory"));
}

export interface AclUser {
  readonly name: string;
  /** Rules behind the name: `ON`, `>password`, `~prefix*`, `+@all`. */
  readonly rules: readonly string[];
}

export interface AclFile {
  /** The ExternalSecret or Secret that holds it. */
  readonly manifest: Manifest;
  /** Place of the text there. */
  readonly path: readonly string[];
  readonly users: readonly AclUser[];
}

/** The file of users that a Dragonfly names, where its Secret is among the objects. */
export function findAclFile(subject: Subject, { object }: Manifest): AclFile | undefined {
  const name = textAt(object, "spec", "aclFromSecret", "name");
  const key = textAt(object, "spec", "aclFromSecret", "key");
  if (name === undefined || key === undefined) return undefined;
  const namespace = namespaceOf(object);
  for (const manifest of subject.ofKind("ExternalSecret")) {
    const target = textAt(manifest.object, "spec", "target", "name") ?? textAt(manifest.object, "metadata", "name");
    if (target !== name || namespaceOf(manifest.object) !== namespace) continue;
    return readAcl(manifest, ["spec", "target", "template", "data", key]);
  }
  const secret = subject.find("Secret", namespace, name);
  return secret && readAcl(secret, ["stringData", key]);
}

function readAcl(manifest: Manifest, path: readonly string[]): AclFile | undefined {
  const text = textAt(manifest.object, ...path);
  if (text === undefined) return undefined;
  // A template's blanks would tear it apart.
  const lines = text.replace(/\{\{.*?\}\}/g, "x").split("\n");
  const users = lines.flatMap((line) => {
    const [word = "", name, ...rules] = line.split(" ").filter((part) => part !== "");
    return word.toUpperCase() === "USER" && name !== undefined ? [{ name, rules }] : [];
  });
  return { manifest, path, users };
}
