import { readdirSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { isJsonObject, type Json, type JsonObject, sameJson } from "@tenantry/flux-postbuild";
import { readOrigin } from "@tenantry/krm-function/resource-list";
import { readValue } from "@tenantry/tenant-model";
import { diskErrorCode } from "../disk/disk-error.ts";
import type { PathInspector } from "../disk/path-inspector.ts";
import { readText } from "../disk/read-text.ts";

export interface ConfigFile {
  /** Relative to the root. */
  readonly path: string;
  readonly text: string;
}

/**
 * The file that holds this very functionConfig: its lines are better than none, and what it names is relative to it.
 * kustomize does not say which file it is; it stands in the kustomization file's lists, or beside it.
 */
export async function findConfigFile(
  config: JsonObject,
  { inspector, workingFolder }: { readonly inspector: PathInspector; readonly workingFolder: string },
): Promise<ConfigFile | undefined> {
  const named = readOrigin(config)?.path;
  const candidates = [
    ...(named === undefined ? [] : [named]),
    ...(await listConfigured(inspector, workingFolder)),
    ...listYaml(workingFolder),
  ];
  const wanted = withoutAnnotations(config);
  for (const candidate of new Set(candidates.map((path) => resolve(workingFolder, path)))) {
    const path = relative(inspector.root, candidate).split(sep).join("/");
    const text = read(inspector, path);
    if (text === undefined || !text.includes(String(config["kind"]))) continue;
    const value = await readValue(text, path);
    if (
      value.ok &&
      isJsonObject(value.value as Json) &&
      sameJson(withoutAnnotations(value.value as JsonObject), wanted)
    )
      return { path, text };
  }
  return undefined;
}

/** Relative to the root; where the functionConfig stands, as far as that is known. */
export function folderOf(file: ConfigFile | undefined, inspector: PathInspector, workingFolder: string): string {
  const folder = file === undefined ? workingFolder : dirname(resolve(inspector.root, file.path));
  return relative(inspector.root, folder).split(sep).join("/");
}

const LISTS = ["generators", "transformers", "validators"];

async function listConfigured(inspector: PathInspector, workingFolder: string): Promise<readonly string[]> {
  const lists: unknown[] = [];
  for (const name of ["kustomization.yaml", "kustomization.yml", "Kustomization"]) {
    const path = relative(inspector.root, resolve(workingFolder, name)).split(sep).join("/");
    const text = read(inspector, path);
    const value = text === undefined ? undefined : await readValue(text, path);
    const fields = value?.ok === true ? (value.value as Json) : null;
    if (isJsonObject(fields)) lists.push(...LISTS.map((list) => fields[list]));
  }
  // An entry of several lines is the configuration itself.
  return lists.flat().filter((entry): entry is string => typeof entry === "string" && !entry.includes("\n"));
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

function read(inspector: PathInspector, path: string): string | undefined {
  const text = readText(inspector, path);
  return text.kind === "text" ? text.text : undefined;
}

/** kustomize adds some, and the file may have none. */
function withoutAnnotations(config: JsonObject): JsonObject {
  const { metadata } = config;
  if (!isJsonObject(metadata)) return config;
  const { annotations: _annotations, ...rest } = metadata;
  return { ...config, metadata: rest };
}
