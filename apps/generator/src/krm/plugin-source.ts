import { isAbsolute, posix, relative, resolve, sep } from "node:path";
import type { PathInspector } from "../disk/path-inspector.ts";
import type { ConfigFault } from "./check-config.ts";
import type { ConfigFolder } from "./config-file.ts";

export type PluginSource =
  /** Absolute; `folder` is that of the configuration. */
  | { readonly ok: true; readonly file: string; readonly folder: string }
  | { readonly ok: false; readonly fault: ConfigFault };

const PLACE = ["spec", "source"];
const REMOTE = /^(?:[a-z][a-z0-9+.-]*:|git@|[\w.-]+@[\w.-]+:)/i;

/**
 * The module that `spec.source` names.
 * @param folder that it is relative to
 */
export function findSource(source: string, inspector: PathInspector, folder: ConfigFolder): PluginSource {
  const refuse = (message: string, help: string): PluginSource => {
    return {
      ok: false,
      fault: { place: PLACE, message: `\`spec.source\` is ${JSON.stringify(source)}: ${message}`, help },
    };
  };
  if (REMOTE.test(source)) {
    return refuse(
      "no remote source is fetched",
      "put the module into the repository, and name its path, e.g. ./plugins/label.mjs",
    );
  }
  if (source.includes("\n")) {
    return refuse("code inside of the configuration is not run", "put it into a .mjs file beside it, and name that");
  }
  if (isAbsolute(source) || /^[A-Za-z]:/.test(source)) {
    return refuse("it is an absolute path", "name it relative to this file, e.g. ./plugins/label.mjs");
  }
  if (!source.endsWith(".mjs")) return refuse("it is no .mjs file", "plugins are ES modules: name a .mjs file");
  if (!folder.known) return refuse(folder.reason, folder.help);
  const from = resolve(inspector.root, folder.path);
  const absolute = resolve(from, source);
  const path = relative(inspector.root, absolute).split(sep).join("/");
  if (path.startsWith("../") || posix.isAbsolute(path)) {
    return refuse(
      `it stands outside of the root ${inspector.root}`,
      "put it into the repository, or name another root with args: [krm, --root, DIR]",
    );
  }
  const inspection = inspector.inspect(path);
  if (inspection.kind === "file") return { ok: true, file: absolute, folder: from };
  if (inspection.kind === "blocked")
    return refuse(`${inspection.at}: ${inspection.reason}`, "name a plain file in plain folders below the root");
  const what = inspection.kind === "folder" ? "it is a folder" : `${path} does not exist`;
  return refuse(what, "check the path; it is relative to the file that holds this configuration");
}
