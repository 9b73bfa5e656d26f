// @ts-check
import { existsSync, readFileSync } from "node:fs";

/** Two ways of changesets to say that packages were released together. */
const DEPENDENCY = /^Updated dependencies|^@?[\w/-]+@\d[\w.-]*$/;

/**
 * @typedef {object} Release
 * @property {string} version
 * @property {{ bump: "major" | "minor" | "patch", text: string }[]} entries the weightiest first
 */

/**
 * What `tenantry check` quotes when files come from another release: the changelogs of all packages in the bundle as one, the
 * newest release first. A changed default stands in the changelog of the package that declares it.
 *
 * @param {Iterable<string>} files paths of CHANGELOG.md files as changesets writes them; those that do not exist are passed over
 * @returns {Release[]}
 */
export function collectChangelog(files) {
  const texts = [...files].filter((file) => existsSync(file)).map((file) => readFileSync(file, "utf8"));
  return mergeReleases(texts.flatMap(parseChangelog));
}

/** @param {string} text @returns {Release[]} */
export function parseChangelog(text) {
  const [, ...releases] = text.split(/^## /m);
  return releases.map((release) => {
    const [version = "", ...groups] = release.split(/^### /m);
    return { version: version.trim(), entries: groups.flatMap(readGroup) };
  });
}

/** @param {string} group a heading and a list @returns {Release["entries"]} */
function readGroup(group) {
  const bump = /^(major|minor|patch) changes$/i.exec(group.slice(0, group.indexOf("\n")).trim())?.[1]?.toLowerCase();
  if (bump !== "major" && bump !== "minor" && bump !== "patch") return [];
  const [, ...items] = group.split(/^- /m);
  return items.flatMap((item) => {
    // Changesets puts the commit in front, where it knows one.
    const text = item
      .replace(/^[0-9a-f]{7,40}: /, "")
      .replace(/\s+/g, " ")
      .trim();
    return text === "" || DEPENDENCY.test(text) ? [] : [{ bump, text }];
  });
}

/** @param {readonly Release[]} all @returns {Release[]} each release once, with each entry once */
function mergeReleases(all) {
  const weights = ["major", "minor", "patch"];
  /** @type {Map<string, Map<string, "major" | "minor" | "patch">>} */
  const merged = new Map();
  for (const { version, entries } of all) {
    const bumps = merged.get(version) ?? new Map();
    merged.set(version, bumps);
    for (const { bump, text } of entries) {
      const known = bumps.get(text);
      if (known === undefined || weights.indexOf(bump) < weights.indexOf(known)) bumps.set(text, bump);
    }
  }
  const releases = [...merged].map(([version, bumps]) => ({
    version,
    entries: [...bumps]
      .map(([text, bump]) => ({ bump, text }))
      .sort((a, b) => weights.indexOf(a.bump) - weights.indexOf(b.bump)),
  }));
  return releases.sort((a, b) => b.version.localeCompare(a.version, "en", { numeric: true }));
}
