import { posix } from "node:path";
import { type Fields, KINDS } from "@tenantry/rules";
import { isFields } from "./json-values.ts";
import { readSettingsValues, type SettingsValues } from "./settings-values.ts";

/** A ConfigMap or Secret that Flux reads settings from. */
export interface Reference {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

/** What a Flux Kustomization substitutes, and where. */
export interface PostBuild {
  /** In the order that Flux reads them: later ones win. */
  readonly references: readonly Reference[];
  /** These win over all references. */
  readonly inline: SettingsValues;
  readonly folder: string | undefined;
}

/** Undefined for what is no Flux Kustomization, and where one substitutes nothing. */
export function readPostBuild(object: Fields): PostBuild | undefined {
  const postBuild = readSpec(object)?.["postBuild"];
  if (!isFields(postBuild)) return undefined;
  const { substitute, substituteFrom } = postBuild;
  const { metadata } = object;
  const namespace = isFields(metadata) ? String(metadata["namespace"] ?? "") : "";
  const references = (Array.isArray(substituteFrom) ? substituteFrom : []).flatMap((it: unknown): Reference[] => {
    if (!isFields(it)) return [];
    const { kind, name } = it;
    return typeof kind === "string" && typeof name === "string" ? [{ kind, name, namespace }] : [];
  });
  const inline = isFields(substitute) ? readSettingsValues({ data: substitute }) : undefined;
  return { references, inline: inline ?? new Map(), folder: readFolder(object) };
}

/** `spec.path` of a Flux Kustomization as it stands within the path of a file, `/a/b/`; undefined for the whole source. */
export function readFolder(object: Fields): string | undefined {
  const path = readSpec(object)?.["path"];
  const normal = typeof path === "string" ? posix.normalize(`/${path}/`) : "/";
  return normal === "/" ? undefined : normal;
}

export function isFluxKustomization(object: Fields): boolean {
  return readSpec(object) !== undefined;
}

/** Whether it, or a kustomization file, patches `postBuild` into Flux Kustomizations below it. */
export function patchesPostBuild(object: Fields): boolean {
  const patches = readSpec(object)?.["patches"] ?? object["patches"];
  return patches !== undefined && JSON.stringify(patches).includes("postBuild");
}

function readSpec({ apiVersion, kind, spec }: Fields): Fields | undefined {
  const isKustomization = `${String(apiVersion).split("/")[0]}/${String(kind)}` === KINDS.FluxKustomization;
  return isKustomization && isFields(spec) ? spec : undefined;
}
