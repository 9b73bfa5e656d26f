import { posix } from "node:path";
import { isJsonObject, type Json, type JsonObject, readYaml } from "@tenantry/flux-postbuild";
import { openDocuments, readValue } from "@tenantry/tenant-model";
import type { PathInspector } from "../disk/path-inspector.ts";
import { readText } from "../disk/read-text.ts";

/** An object that may be a functionConfig, as it is written. */
export interface Configuration {
  /** Of the file that holds it, relative to the root. */
  readonly path: string;
  /** As Tenantry reads YAML; undefined where it refuses what kustomize takes. */
  readonly value: JsonObject | undefined;
  /** As Go's YAML reads it. */
  readonly goValue: JsonObject | undefined;
  /** Of the file; undefined where more stands in it. */
  readonly text?: string;
}

const FUNCTIONS = ["generators", "transformers", "validators"];
/** What kustomize reads where an entry of those is a folder. */
const RESOURCES = ["resources", "bases", "components"];
const KUSTOMIZATIONS = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

/**
 * What the kustomization file of a folder lists as functions: files, those of folders, and the text of entries.
 * @param folder relative to the root, as all paths here
 */
export async function listFunctions(inspector: PathInspector, folder: string): Promise<readonly Configuration[]> {
  return listEntries(inspector, { folder, lists: FUNCTIONS, seen: new Set() });
}

interface Listing {
  readonly folder: string;
  readonly lists: readonly string[];
  /** Folders and files that were read. */
  readonly seen: Set<string>;
}

async function listEntries(inspector: PathInspector, { folder, lists, seen }: Listing): Promise<Configuration[]> {
  const found: Configuration[] = [];
  for (const kustomization of KUSTOMIZATIONS.map((name) => joinPath(folder, name))) {
    const fields = asObject(readGo(readFile(inspector, kustomization)));
    for (const entry of lists.flatMap((list) => fields?.[list] ?? [])) {
      if (typeof entry !== "string") continue;
      if (isJsonObject(readGo(entry))) {
        const inline = await readConfigurations(entry, kustomization);
        found.push(...inline.map(({ text: _whole, ...rest }) => rest));
        continue;
      }
      const path = joinPath(folder, entry);
      if (seen.has(path)) continue;
      seen.add(path);
      const isFolder = inspector.inspect(path).kind === "folder";
      if (isFolder) found.push(...(await listEntries(inspector, { folder: path, lists: RESOURCES, seen })));
      else found.push(...(await readFileOf(inspector, path)));
    }
  }
  return found;
}

/** The objects of a YAML file; none where it cannot be read. */
export async function readFileOf(inspector: PathInspector, path: string): Promise<readonly Configuration[]> {
  const text = readFile(inspector, path);
  return text?.includes("tenantry.dev/") === true ? readConfigurations(text, path) : [];
}

async function readConfigurations(text: string, path: string): Promise<readonly Configuration[]> {
  const alone = await readValue(text, path);
  if (alone.ok) return [{ path, value: asObject(alone.value as Json), goValue: asObject(readGo(text)), text }];
  const documents = await openDocuments(text);
  return documents.map((document) => {
    const read = document.read();
    return {
      path,
      value: read.ok ? asObject(read.value as Json) : undefined,
      goValue: asObject(readGo(document.text)),
      ...(documents.length === 1 && { text }),
    };
  });
}

function readFile(inspector: PathInspector, path: string): string | undefined {
  const read = readText(inspector, path);
  return read.kind === "text" ? read.text : undefined;
}

function readGo(text: string | undefined): Json | undefined {
  const read = text === undefined ? undefined : readYaml(text);
  return read?.ok === true ? read.value : undefined;
}

function asObject(value: Json | undefined): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined;
}

function joinPath(folder: string, entry: string): string {
  return posix.join(folder, entry).replace(/\/$/, "");
}
