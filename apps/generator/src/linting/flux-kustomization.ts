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
  /** `spec.path` as it stands within the path of a file, `/a/b/`; undefined for the whole source. */
  readonly folder: string | undefined;
}

/** Undefined for what is no Flux Kustomization, and where one substitutes nothing. */
export function readPostBuild({ apiVersion, kind, metadata, spec }: Fields): PostBuild | undefined {
  if (`${String(apiVersion).split("/")[0]}/${String(kind)}` !== KINDS.FluxKustomization || !isFields(spec)) return;
  const { postBuild, path } = spec;
  if (!isFields(postBuild)) return undefined;
  const { substitute, substituteFrom } = postBuild;
  const namespace = isFields(metadata) ? String(metadata["namespace"] ?? "") : "";
  const references = (Array.isArray(substituteFrom) ? substituteFrom : []).flatMap((it: unknown): Reference[] => {
    return isFields(it) ? [{ kind: String(it["kind"]), name: String(it["name"]), namespace }] : [];
  });
  const inline = isFields(substitute) ? readSettingsValues({ data: substitute }) : undefined;
  return { references, inline: inline ?? new Map(), folder: readFolder(path) };
}

function readFolder(path: unknown): string | undefined {
  const normal = typeof path === "string" ? posix.normalize(`/${path}/`) : "/";
  return normal === "/" ? undefined : normal;
}
