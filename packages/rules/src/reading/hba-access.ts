import { unquoteName } from "./hba.ts";
import {
  CHANNELS,
  covers,
  FAMILIES,
  type Family,
  type HbaEntry,
  isForEverybody,
  isLoopback,
  type Login,
  mentionOf,
  touchedFamilies,
  wholeFamilies,
} from "./hba-file.ts";

/** The line that lets somebody in: its place in the list, or the operator's own line after the list. */
export type Door = number | "tail";

/** The first line that lets a client in without TLS; undefined where none does. Lines are tried in order, the first one counts. */
export function findPlainDoor(entries: readonly HbaEntry[]): Door | undefined {
  const open = new Set<Family>(FAMILIES);
  for (const { index, line } of entries) {
    if (!covers(line, "plain")) continue;
    if (line.method === "reject") {
      if (isForEverybody(line)) for (const family of wholeFamilies(line)) open.delete(family);
      continue;
    }
    if (!isLoopback(line) && touchedFamilies(line).some((family) => open.has(family))) return index;
  }
  return open.size > 0 ? "tail" : undefined;
}

/**
 * The lines that may decide about a login, without reading all of them for each: those with keywords, groups or patterns, and
 * those that name this database and this role.
 */
export function indexEntries(entries: readonly HbaEntry[]): (login: Login) => readonly HbaEntry[] {
  const isPlainName = (token: string) => !/^(?:all|same(?:user|role)|[+/@].*)$/.test(token);
  const wide: HbaEntry[] = [];
  const named = new Map<string, HbaEntry[]>();
  for (const entry of entries) {
    const { databases, users } = entry.line;
    if (![...databases, ...users].every(isPlainName)) {
      wide.push(entry);
      continue;
    }
    for (const database of databases) {
      for (const user of users) {
        const key = keyOf(unquoteName(database), unquoteName(user));
        const same = named.get(key);
        if (same === undefined) named.set(key, [entry]);
        else same.push(entry);
      }
    }
  }
  return ({ database, role }) => {
    const own = named.get(keyOf(database, role));
    return own === undefined ? wide : [...wide, ...own].sort((a, b) => a.index - b.index);
  };
}

function keyOf(database: string, role: string): string {
  return `${database}\n${role}`;
}

/**
 * The line that lets a role into a database without naming both; undefined where it stays out, where somebody named both, or
 * where a line before is not looked into.
 */
export function findUnnamedDoor(entries: readonly HbaEntry[], login: Login): Door | undefined {
  for (const channel of CHANNELS) {
    const open = new Set<Family>(FAMILIES);
    for (const { index, line } of entries) {
      if (!covers(line, channel) || isLoopback(line)) continue;
      const mention = mentionOf(line, login);
      if (mention === undefined || !touchedFamilies(line).some((family) => open.has(family))) continue;
      if (mention === "unknown") return undefined;
      if (line.method !== "reject") return mention === "name" ? undefined : index;
      for (const family of wholeFamilies(line)) open.delete(family);
    }
    if (open.size > 0) return "tail";
  }
  return undefined;
}
