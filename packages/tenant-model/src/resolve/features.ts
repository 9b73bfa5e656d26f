import type { Path } from "../problem.ts";
import type { Resolver } from "./resolver.ts";

/** What not every version of CloudNativePG has: from its CRDs and release notes, v1.27.0 to v1.30.0. */
const FEATURES = {
  databaseRole: { since: 30, words: "DatabaseRole objects (`roles: databaseRole`)", instead: "use `roles: managed`" },
  clientCertificate: { since: 30, words: "client certificates for roles", instead: "remove `clientCertificate`" },
  failoverQuorum: { since: 28, words: "`failoverQuorum`", instead: "remove it" },
  fdws: { since: 28, words: "foreign data wrappers in a Database", instead: "remove `fdws`, and create them with SQL" },
  servers: { since: 28, words: "foreign servers in a Database", instead: "remove `servers`, and create them with SQL" },
  barmanObjectStore: {
    until: 30,
    words: "in-tree backups (`method: barmanObjectStore`)",
    instead: "use `method: plugin`",
  },
} as const satisfies Readonly<Record<string, { since?: number; until?: number; words: string; instead: string }>>;

export type Feature = keyof typeof FEATURES;

/** Refuses a feature that the catalog's version does not have. */
export function requireFeature(feature: Feature, place: Path, resolver: Resolver): void {
  const { words, instead, ...range } = FEATURES[feature];
  const minor = readMinor(resolver.versions.cloudNativePG);
  // A version that nobody knows is refused as such.
  if (minor === undefined) return;
  if ("since" in range && minor < range.since) {
    resolver.refuse(
      "version-feature",
      place,
      `CloudNativePG ${resolver.versions.cloudNativePG} has no ${words}: they came with 1.${range.since}`,
      `${instead}, or upgrade the operator and set spec.versions.cloudNativePG to "1.${range.since}"`,
    );
  }
  if ("until" in range && minor > range.until) {
    resolver.refuse(
      "version-feature",
      place,
      `CloudNativePG ${resolver.versions.cloudNativePG} has no ${words} any more: 1.${range.until} was the last`,
      instead,
    );
  }
}

function readMinor(version: string): number | undefined {
  const match = /^1\.(\d+)/.exec(version);
  return match === null ? undefined : Number(match[1]);
}
