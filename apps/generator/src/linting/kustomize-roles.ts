import { dirname, resolve } from "node:path";
import type { Fields } from "@tenantry/rules";
import type { Path } from "@tenantry/tenant-model";
import type { WrittenObject } from "./classify-document.ts";
import { isFields, listTexts } from "./json-values.ts";

/** What kustomization files say about the files beside them. */
export interface KustomizeRoles {
  /** Files that hold patches; absolute, as all paths here. */
  readonly patchFiles: ReadonlySet<string>;
  /** Files that generators put into a ConfigMap or Secret, and configuration of kustomize itself. */
  readonly dataFiles: ReadonlySet<string>;
  /** Patches written inside of a kustomization file. */
  readonly inlinePatches: readonly InlinePatch[];
  /** What patches name by `target`. */
  readonly targets: readonly PatchTarget[];
  /** The namespace that kustomize writes into every object of a file, where it is one and the same. */
  namespaceOf(path: string): string | undefined;
}

export interface InlinePatch {
  readonly kustomization: WrittenObject;
  /** Of the text. */
  readonly place: Path;
  readonly text: string;
}

export interface PatchTarget {
  readonly kind?: string;
  readonly name?: string;
}

const DATA_FIELDS = ["configurations", "crds", "generators", "transformers", "validators"];
const PATCH_FIELDS = ["patches", "patchesStrategicMerge", "patchesJson6902"];

export function readKustomizeRoles(kustomizations: readonly WrittenObject[]): KustomizeRoles {
  const patchFiles = new Set<string>();
  const dataFiles = new Set<string>();
  const inlinePatches: InlinePatch[] = [];
  const targets: PatchTarget[] = [];
  for (const kustomization of kustomizations) {
    const { fields, input } = kustomization;
    const find = (file: string) => resolve(dirname(input.path), file);
    for (const field of DATA_FIELDS) for (const file of listTexts(fields[field])) dataFiles.add(find(file));
    for (const file of listGeneratorFiles(fields)) dataFiles.add(find(file));
    for (const { place, value } of listPatches(fields)) {
      if (!isFields(value)) {
        if (typeof value !== "string") continue;
        // `patchesStrategicMerge` takes a file name or the patch itself.
        if (value.includes("\n")) inlinePatches.push({ kustomization, place, text: value });
        else patchFiles.add(find(value));
        continue;
      }
      const { path, patch, target } = value;
      if (typeof path === "string") patchFiles.add(find(path));
      if (typeof patch === "string") inlinePatches.push({ kustomization, place: [...place, "patch"], text: patch });
      if (isFields(target)) targets.push(readTarget(target));
    }
  }
  const namespaces = findNamespaces(kustomizations);
  return { patchFiles, dataFiles, inlinePatches, targets, namespaceOf: (path) => namespaces.get(path) };
}

function listPatches(fields: Fields): { place: Path; value: unknown }[] {
  return PATCH_FIELDS.flatMap((field) => {
    const list = fields[field];
    return Array.isArray(list) ? list.map((value: unknown, index) => ({ place: [field, index], value })) : [];
  });
}

function readTarget({ kind, name }: Fields): PatchTarget {
  return { ...(typeof kind === "string" && { kind }), ...(typeof name === "string" && { name }) };
}

/** Entries are `file` or `key=file`. */
function listGeneratorFiles(fields: Fields): string[] {
  return ["configMapGenerator", "secretGenerator"].flatMap((field) => {
    const generators = fields[field];
    if (!Array.isArray(generators)) return [];
    return generators.flatMap((generator: unknown) => {
      if (!isFields(generator)) return [];
      return listTexts(generator["files"]).map((entry) => entry.slice(entry.indexOf("=") + 1));
    });
  });
}

/** A kustomization's namespace goes over that of every one below it; from the outermost in. */
function findNamespaces(kustomizations: readonly WrittenObject[]): ReadonlyMap<string, string | undefined> {
  const byFolder = new Map(kustomizations.map((it) => [dirname(it.input.path), it]));
  const listed = (it: WrittenObject) =>
    ["resources", "bases", "components"].flatMap((field) =>
      listTexts(it.fields[field]).map((entry) => resolve(dirname(it.input.path), entry)),
    );
  const inner = new Set(kustomizations.flatMap(listed));
  const namespaces = new Map<string, string | undefined>();
  const seen = new Set<string>();
  const visit = (folder: string, outer: string | undefined) => {
    const kustomization = byFolder.get(folder);
    const key = `${folder}\0${outer ?? ""}`;
    if (kustomization === undefined || seen.has(key)) return;
    seen.add(key);
    const own = kustomization.fields["namespace"];
    const namespace = outer ?? (typeof own === "string" && own !== "" ? own : undefined);
    for (const path of listed(kustomization)) {
      if (byFolder.has(path)) visit(path, namespace);
      // A base of two overlays stands in the namespace of neither.
      else namespaces.set(path, namespaces.has(path) && namespaces.get(path) !== namespace ? undefined : namespace);
    }
  };
  for (const folder of byFolder.keys()) if (!inner.has(folder)) visit(folder, undefined);
  return namespaces;
}
