/** One release in dist/changelog.json, which build.mjs makes of the changelogs of all packages in the bundle. */
export interface Release {
  readonly version: string;
  /** The weightiest first. */
  readonly entries: readonly { readonly bump: "major" | "minor" | "patch"; readonly text: string }[];
}

const MOST_ENTRIES = 12;
const LONGEST_ENTRY = 300;

/** Tells for one run what the releases between two versions changed: each pair of versions once, "" from then on. */
export type QuoteReleases = (before: string, now: string) => string;

/** @param readReleases called when the first release is quoted, which few runs do */
export function createReleaseQuoter(readReleases: () => readonly Release[]): QuoteReleases {
  const quoted = new Set<string>();
  return (before, now) => {
    const pair = `${before} ${now}`;
    if (quoted.has(pair)) return "";
    quoted.add(pair);
    return quoteReleases(readReleases(), before, now);
  };
}

/** Changes of rendered files are minor or major ones (CONTRIBUTING.md): patches are quoted where there is nothing else. */
function quoteReleases(releases: readonly Release[], before: string, now: string): string {
  const between = releases.filter(
    ({ version }) => compareVersions(before, version) < 0 && compareVersions(version, now) <= 0,
  );
  const all = between.flatMap(({ version, entries }) => entries.map((entry) => ({ version, ...entry })));
  const weighty = all.filter(({ bump }) => bump !== "patch");
  const shown = (weighty.length > 0 ? weighty : all).slice(0, MOST_ENTRIES);
  const rest = all.length - shown.length;
  return [
    ...shown.map(({ version, text }) => `\n${version}: ${shorten(text)}`),
    rest > 0 ? `\n… and ${rest} more: see the changelog of tenantry` : "",
  ].join("");
}

function shorten(text: string): string {
  return text.length > LONGEST_ENTRY ? `${text.slice(0, LONGEST_ENTRY).trimEnd()} …` : text;
}

/** Order of two versions (semver.org 2.0.0, section 11): negative when the first comes first. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map(readVersion);
  if (left === undefined || right === undefined) return 0;
  for (const [index, number] of left.numbers.entries()) {
    const difference = number - (right.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  // 1.0.0-beta.1 comes before 1.0.0.
  if (left.prerelease === "" || right.prerelease === "") return right.prerelease.length - left.prerelease.length;
  return left.prerelease.localeCompare(right.prerelease, "en", { numeric: true });
}

function readVersion(version: string): { numbers: readonly number[]; prerelease: string } {
  const [, numbers = "", prerelease = ""] = /^([\d.]*)(?:-([^+]*))?/.exec(version) ?? [];
  return { numbers: numbers.split(".").map(Number), prerelease };
}
