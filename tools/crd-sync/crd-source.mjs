import { readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Where CRD files come from: a local copy, or the public tags of each project.
 *
 * @typedef {{ text: string, commit: string | undefined }} CrdFile
 * @typedef {{ read(pin: import("./pins.mjs").FilePin): Promise<CrdFile> }} CrdSource
 */

/** A folder with `index.json`, whose entries map (project, version, upstreamPath) to a file. @returns {Promise<CrdSource>} */
export async function openFolder(/** @type {string} */ folder) {
  const indexPath = join(folder, "index.json");
  const indexText = await readFile(indexPath, "utf8").catch((error) => {
    throw new SyncError(
      `Cannot read ${indexPath} (${error.code}). --from needs a folder with index.json and <project>/<version>/<file>.yaml.`,
    );
  });
  const index = parseJson(indexText, { path: indexPath, advice: "Restore it, or leave --from out." });
  return {
    async read(pin) {
      const entry = index.find(
        (/** @type {any} */ it) =>
          it.project === pin.project && it.version === pin.version && it.upstreamPath === pin.path,
      );
      if (entry === undefined) {
        throw new SyncError(
          `${indexPath} has no entry for ${describePin(pin)}. Add the file to the folder, or drop the pin in tools/crd-sync/pins.mjs.`,
        );
      }
      const path = join(folder, entry.file);
      const text = await readFile(path, "utf8").catch((error) => {
        throw new SyncError(
          `Cannot read ${path} (${error.code}), which ${indexPath} names for ${describePin(pin)}. Put the file there, or correct the entry.`,
        );
      });
      return { text, commit: entry.commit };
    },
  };
}

/** Base addresses of the public upstream; tests put a local server in their place. */
const publicHosts = { files: "https://raw.githubusercontent.com", api: "https://api.github.com" };

/**
 * The public tags. A file of several CRDs is fetched once and cut at its `---` lines.
 * @param {{ fetch: typeof globalThis.fetch, hosts?: { files: string, api: string }, resolveCommits: "resolve" | "leave" }} options
 * @returns {CrdSource}
 */
export function openUpstream({ fetch, hosts = publicHosts, resolveCommits }) {
  /** @type {Map<string, Promise<string>>} */
  const answers = new Map();
  const get = (
    /** @type {string} */ url,
    /** @type {Record<string, string>} */ headers,
    /** @type {string} */ what,
  ) => {
    const known = answers.get(url) ?? getText({ fetch, url, headers, what });
    answers.set(url, known);
    return known;
  };
  return {
    async read(pin) {
      const [path, plural] = /** @type {[string, string?]} */ (pin.path.split("#"));
      const url = `${hosts.files}/${pin.repository}/refs/tags/${pin.version}/${path}`;
      const text = await get(url, {}, describePin(pin));
      const commit =
        resolveCommits === "resolve"
          ? await get(
              `${hosts.api}/repos/${pin.repository}/commits/${pin.version}`,
              { accept: "application/vnd.github.sha" },
              `the commit of ${pin.project} ${pin.version}`,
            )
          : undefined;
      return { text: plural === undefined ? text : cutDocument({ text, plural, pin }), commit: commit?.trim() };
    },
  };
}

async function getText(
  /** @type {{ fetch: typeof globalThis.fetch, url: string, headers: Record<string, string>, what: string }} */ request,
) {
  const advice = "Check the network and the tag, or use a local copy: --from DIR.";
  /** @type {Response} */
  let response;
  try {
    response = await request.fetch(request.url, { headers: request.headers });
  } catch (error) {
    const cause = error instanceof Error ? `${error.message}${error.cause ? `: ${error.cause}` : ""}` : String(error);
    throw new SyncError(`Cannot reach ${request.url} for ${request.what} (${cause}). ${advice}`);
  }
  if (!response.ok) throw new SyncError(`${request.url} answered ${response.status} for ${request.what}. ${advice}`);
  return response.text();
}

/** The one document of a bundle that defines `plural`, byte for byte. */
function cutDocument(
  /** @type {{ text: string, plural: string, pin: import("./pins.mjs").FilePin }} */ { text, plural, pin },
) {
  const name = new RegExp(`^  name: ${plural}\\.`, "m");
  const document = text.split(/^---\n/m).find((it) => name.test(it));
  if (document === undefined) throw new SyncError(`${describePin(pin)}: the file holds no CRD named ${plural}.*`);
  return document;
}

/** The JSON of a file, or what is wrong with it and what to do. @returns {any} */
export function parseJson(
  /** @type {string} */ text,
  /** @type {{ path: string, advice: string }} */ { path, advice },
) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SyncError(`${path} is not JSON (${error instanceof Error ? error.message : error}). ${advice}`);
  }
}

export function describePin(/** @type {import("./pins.mjs").FilePin} */ pin) {
  return `${pin.project} ${pin.version} ${pin.path}`;
}

/** Something the person who runs the sync can put right; shown without a stack. */
export class SyncError extends Error {}
