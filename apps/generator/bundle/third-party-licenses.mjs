// @ts-check
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const PACKAGE = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/**
 * The licences of the packages that are in the bundle, which all ask that their text goes along. esbuild's `legalComments`
 * finds none of them: they stand in files of their own, not in comments.
 *
 * @param {Iterable<string>} inputs absolute paths of the files that were bundled
 * @returns {string} throws where a package has no licence to ship
 */
export function collectLicenses(inputs) {
  const folders = new Set([...inputs].flatMap((path) => PACKAGE.exec(path)?.[1] ?? []));
  const sections = [...folders].map(describePackage).sort();
  return ["Tenantry is bundled with these packages.\n", ...sections].join(`\n${"=".repeat(80)}\n\n`);
}

/** @param {string} folder */
function describePackage(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  if (!files.some((file) => !/^notice/i.test(file))) {
    throw new Error(`${name} ${version} has no file with its licence: the bundle may not be published with it`);
  }
  const texts = files.sort().map((file) => readFileSync(join(folder, file), "utf8").trim());
  return `${name} ${version} (${license})\n\n${texts.join("\n\n")}\n`;
}
