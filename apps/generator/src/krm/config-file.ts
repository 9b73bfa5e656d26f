import { readdirSync } from "node:fs";
import { posix, relative, resolve, sep } from "node:path";
import { isJsonObject, type JsonObject } from "@tenantry/flux-postbuild";
import { readOrigin } from "@tenantry/krm-function/resource-list";
import { diskErrorCode } from "../disk/disk-error.ts";
import type { PathInspector } from "../disk/path-inspector.ts";
import { isNamed, originalName } from "./config-name.ts";
import { isRewritten } from "./kustomize-rewriting.ts";
import { type Configuration, listFunctions, readFileOf } from "./list-configurations.ts";

/** Paths are relative to the root. */
export interface ConfigFile {
  readonly path: string;
  readonly text: string;
}

/** What relative paths of a functionConfig are relative to, or why nobody knows. */
export type ConfigFolder =
  | { readonly known: true; readonly path: string }
  | { readonly known: false; readonly reason: string; readonly help: string };

export interface FoundConfig {
  /** With the scalars that the file has: kustomize reads `0123` and 2027-01-01 its own way. */
  readonly config: JsonObject;
  /** Whose lines are those of `config`; none where kustomize has changed it, or more stands in the file. */
  readonly file?: ConfigFile;
  readonly folder: ConfigFolder;
}

interface Places {
  readonly inspector: PathInspector;
  /** Absolute. */
  readonly workingFolder: string;
}

/**
 * The file that holds a functionConfig: its lines are better than none, and what it names is relative to it. Nobody says
 * which file it is: it goes by its name among what the kustomization file lists, or else by its content beside that.
 */
export async function findConfig(config: JsonObject, { inspector, workingFolder }: Places): Promise<FoundConfig> {
  const at = toPath(inspector, workingFolder);
  const named = readOrigin(config)?.path;
  const candidates = [
    async () => (named === undefined ? [] : readFileOf(inspector, toPath(inspector, resolve(workingFolder, named)))),
    () => listFunctions(inspector, at),
    async () => (await readBeside(inspector, at)).filter((candidate) => holds(candidate, config)),
  ];
  for (const list of candidates) {
    const fitting = (await list()).filter((candidate) => isNamed(candidate, config));
    const same = fitting.filter((candidate) => holds(candidate, config));
    const [first, ...others] = same.length > 0 ? same : fitting;
    if (first === undefined) continue;
    if (others.some(({ path }) => posix.dirname(path) !== posix.dirname(first.path)))
      return { config, folder: explainSeveral([first, ...others], config) };
    const folder = {
      known: true,
      path: toPath(inspector, resolve(inspector.root, posix.dirname(first.path))),
    } as const;
    if (same.length === 0) return { config, folder };
    const { path, text, value = config } = first;
    const exact = { ...value, ...(config["metadata"] !== undefined && { metadata: config["metadata"] }) };
    return { config: exact, folder, ...(text !== undefined && { file: { path, text } }) };
  }
  return { config, folder: explainNone(config, { inspector, workingFolder }) };
}

/** Whether that is what kustomize has made a functionConfig of, without changing what it says. */
function holds({ value, goValue }: Configuration, config: JsonObject): boolean {
  const read = value ?? goValue;
  if (read === undefined || nameOf(read) !== nameOf(config)) return false;
  const { metadata: _given, ...given } = config;
  const { metadata: _written, ...written } = read;
  return isRewritten({ value: written, go: goValue }, given);
}

function nameOf({ metadata }: JsonObject) {
  return isJsonObject(metadata) ? metadata["name"] : undefined;
}

async function readBeside(inspector: PathInspector, folder: string): Promise<readonly Configuration[]> {
  const found: Configuration[] = [];
  for (const name of listYaml(resolve(inspector.root, folder)))
    found.push(...(await readFileOf(inspector, posix.join(folder, name))));
  return found;
}

function listYaml(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.(?:ya?ml|json)$/.test(name))
      .sort();
  } catch (error) {
    if (diskErrorCode(error) === undefined) throw error;
    return [];
  }
}

function explainSeveral(candidates: readonly Configuration[], config: JsonObject): ConfigFolder {
  const paths = [...new Set(candidates.map(({ path }) => path))].sort().join(" and ");
  const reason = `its path is relative to the file of this configuration, and ${paths} hold one of this name`;
  return { known: false, reason, help: `give each ${String(config["kind"])} a name of its own` };
}

function explainNone(config: JsonObject, { inspector, workingFolder }: Places): ConfigFolder {
  const { name } = originalName(config);
  const what = [String(config["kind"]), name].filter(Boolean).join(" ");
  const reason = `its path is relative to the file of this configuration, which was not found`;
  const help =
    `the kustomization file of ${workingFolder} has to list the file of ${what}, itself or with a folder, ` +
    `or the file has to stand there; no symlinks, and below the root ${inspector.root}`;
  return { known: false, reason, help };
}

function toPath({ root }: PathInspector, absolute: string): string {
  return relative(root, absolute).split(sep).join("/");
}
