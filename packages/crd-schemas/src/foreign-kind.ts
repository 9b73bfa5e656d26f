import type { KindReference } from "./schema-module.ts";

/** Groups whose every kind is pinned, for each version of CloudNativePG: there, an unknown kind is a mistake. */
export const completeGroups: ReadonlySet<string> = new Set(["postgresql.cnpg.io", "barmancloud.cnpg.io"]);

/** Whether nothing is known of a kind: no version of it is among `kinds`, and its group is not known as a whole. */
export function isForeignKind({ apiVersion, kind }: KindReference, kinds: readonly KindReference[]): boolean {
  const group = groupOf(apiVersion);
  if (completeGroups.has(group)) return false;
  return !kinds.some((known) => known.kind === kind && groupOf(known.apiVersion) === group);
}

/** Empty for the core group. */
export function groupOf(apiVersion: string): string {
  return apiVersion.slice(0, Math.max(apiVersion.indexOf("/"), 0));
}
