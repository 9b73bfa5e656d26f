import { escapeLiteral } from "@tenantry/flux-postbuild";
import { isMapping, type Mapping } from "./mapping.ts";

/** `flux`: placeholders stay, literal text is escaped for postBuild. `none`: values, and text as it is. */
export type SubstitutionKind = "flux" | "none";

/** The literal text as the file has to hold it. */
export function escapeText(text: string, substitution: SubstitutionKind): string {
  return substitution === "flux" ? escapeLiteral(text) : text;
}

const SWITCH = "kustomize.toolkit.fluxcd.io/substitute";

/** Flux passes over an object with this label or annotation, so nothing would ever take escapes out of it again. */
export function isPassedOver({ metadata }: Mapping): boolean {
  if (!isMapping(metadata)) return false;
  const { labels, annotations } = metadata;
  return isDisabled(labels) || isDisabled(annotations);
}

function isDisabled(entries: unknown): boolean {
  return isMapping(entries) && entries[SWITCH] === "disabled";
}
