/** When PostgreSQL's majors get their last release (postgresql.org/support/versioning). */
export const POSTGRES_END_OF_LIFE: Readonly<Record<number, string>> = {
  13: "2025-11-13",
  14: "2026-11-12",
  15: "2027-11-11",
  16: "2028-11-09",
  17: "2029-11-08",
  18: "2030-11-14",
};

/** When CloudNativePG's minors ended (cloudnative-pg v1.30.0, docs/src/supported_releases.md). */
export const OPERATOR_END_OF_LIFE: Readonly<Record<string, string>> = {
  "1.24": "2025-05-23",
  "1.25": "2025-08-22",
  "1.26": "2025-11-12",
  "1.27": "2026-03-09",
  "1.28": "2026-06-30",
  "1.29": "2026-09-29",
};

/** Majors that a minor of CloudNativePG is tested with (docs/src/supported_releases.md of v1.28.0 for 1.27, and of v1.30.0). */
export const SUPPORTED_MAJORS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  "1.27": [13, 18],
  "1.28": [14, 18],
  "1.29": [14, 18],
  "1.30": [14, 18],
};

/**
 * PostgreSQL that patches of CloudNativePG install from these on, newest first (cloudnative-pg, pkg/versions/versions.go of each
 * tag). Later ones than the last minor here are not known.
 */
export const DEFAULT_POSTGRES: readonly {
  readonly release: readonly [major: number, minor: number];
  readonly from: readonly string[];
}[] = [
  { release: [18, 4], from: ["1.28.4", "1.29.2", "1.30.0"] },
  { release: [18, 3], from: ["1.27.4", "1.28.2", "1.29.0"] },
  { release: [18, 1], from: ["1.27.2", "1.28.0"] },
  { release: [17, 5], from: ["1.27.0"] },
];

/**
 * Minors of one release day: majors are released together, so that they keep their distance (PostgreSQL release notes: 18.4,
 * 17.10, 16.14, 15.18 and 14.23; 17.5, 16.9, 15.13, 14.18 and 13.21).
 */
const TOGETHER: Readonly<Record<number, number>> = { 13: 22, 14: 19, 15: 14, 16: 10, 17: 6, 18: 0 };
/** Its last one. */
const LAST: Readonly<Record<number, number>> = { 13: 23 };

/** The minor of a major that came out together with a release; undefined where there is none. */
export function findTwin(major: number, [ofMajor, ofMinor]: readonly [number, number]): number | undefined {
  const [distance, base] = [TOGETHER[major], TOGETHER[ofMajor]];
  if (distance === undefined || base === undefined) return undefined;
  const minor = Math.min(ofMinor - base + distance, LAST[major] ?? Number.POSITIVE_INFINITY);
  return minor < 0 ? undefined : minor;
}
