import { type HbaLine, readHbaLine, unquoteName } from "./hba.ts";

/** A line of a list of lines, with its place in the list. */
export interface HbaEntry {
  readonly index: number;
  readonly line: HbaLine;
}

/** How a client comes in over the network. */
export type Channel = "plain" | "tls";
export type Family = "IPv4" | "IPv6";
export const CHANNELS: readonly Channel[] = ["tls", "plain"];
export const FAMILIES: readonly Family[] = ["IPv4", "IPv6"];

/**
 * The lines of a list that say something; undefined where one of them is not understood, so that nothing certain can be said
 * about those that follow. No list is a list without lines. An address may be `${podselector:name}` (cloudnative-pg v1.29.0).
 */
export function readHbaFile(lines: unknown): readonly HbaEntry[] | undefined {
  if (lines === undefined || lines === null) return [];
  if (!Array.isArray(lines)) return undefined;
  const known = knownFiles.get(lines);
  if (known !== undefined) return known.entries;
  const entries = readLines(lines);
  knownFiles.set(lines, { entries });
  return entries;
}

/** Several rules ask. */
const knownFiles = new WeakMap<readonly unknown[], { readonly entries: readonly HbaEntry[] | undefined }>();

function readLines(lines: readonly unknown[]): readonly HbaEntry[] | undefined {
  const entries: HbaEntry[] = [];
  for (const [index, text] of lines.entries()) {
    if (typeof text !== "string") return undefined;
    if (/^\s*(?:#.*)?$/.test(text)) continue;
    const line = readHbaLine(text);
    if (line === undefined || text.replace(/\$\{podselector:[^}]*\}/g, "").includes("${")) return undefined;
    entries.push({ index, line });
  }
  return entries;
}

export function covers({ type }: HbaLine, channel: Channel): boolean {
  if (type === "host" || type === "hostnogssenc") return true;
  return type === (channel === "tls" ? "hostssl" : "hostnossl");
}

/** Families that a line takes every address of. */
export function wholeFamilies({ address }: HbaLine): readonly Family[] {
  if (address === "all") return FAMILIES;
  if (address === "0.0.0.0/0") return ["IPv4"];
  return address === "::/0" ? ["IPv6"] : [];
}

/** Families that a line takes some address of. */
export function touchedFamilies({ address }: HbaLine): readonly Family[] {
  if (/^[\d.]+(?:\/\d+)?$/.test(address)) return ["IPv4"];
  return /^[\da-f:]*:[\da-f:.]*(?:\/\d+)?$/i.test(address) ? ["IPv6"] : FAMILIES;
}

/** Whether only clients of the same pod come in by a line. */
export function isLoopback({ type, address }: HbaLine): boolean {
  return type === "local" || /^(?:127\.|::1(?:\/128)?$|samehost$|localhost$)/.test(address);
}

/** Whether a line speaks of every database and every role; the keyword does not stand for physical replication. */
export function isForEverybody({ databases, users }: HbaLine): boolean {
  return databases.includes("all") && users.includes("all");
}

/** How a line's names speak of one: by the name itself, by a keyword for many, or in a way that is not looked into. */
export type Mention = "name" | "keyword" | "unknown" | undefined;

export interface Login {
  readonly database: string;
  readonly role: string;
  readonly memberOf: readonly string[];
}

/** How a line speaks of a login; undefined where it does not. */
export function mentionOf(line: HbaLine, login: Login): Mention {
  const database = best(line.databases.map((token) => mentionOfDatabase(token, login)));
  const role = best(line.users.map((token) => mentionOfRole(token, login)));
  if (database === undefined || role === undefined) return undefined;
  if (database === "unknown" || role === "unknown") return "unknown";
  return database === "name" && role === "name" ? "name" : "keyword";
}

function best(mentions: readonly Mention[]): Mention {
  return (["name", "keyword", "unknown"] as const).find((mention) => mentions.includes(mention));
}

function mentionOfDatabase(token: string, { database, role, memberOf }: Login): Mention {
  if (token === "all") return "keyword";
  if (token === "replication") return undefined;
  if (token === "sameuser") return database === role ? "keyword" : undefined;
  if (token === "samerole") return database === role || memberOf.includes(database) ? "name" : undefined;
  if (/^[/@]/.test(token)) return "unknown";
  return unquoteName(token) === database ? "name" : undefined;
}

function mentionOfRole(token: string, { role, memberOf }: Login): Mention {
  if (token === "all") return "keyword";
  if (token.startsWith("+")) {
    const group = unquoteName(token.slice(1));
    return group === role || memberOf.includes(group) ? "name" : undefined;
  }
  if (/^[/@]/.test(token)) return "unknown";
  return unquoteName(token) === role ? "name" : undefined;
}
