import type { SubstitutionMode } from "@tenantry/flux-postbuild";
import type { GatheredVariables } from "./gather-variables.ts";

/** Flux before 2.9 writes an empty text for what is surely not set. @param flux `x.y` or `x.y.z`; the newest when left out */
export function modeOf(flux: string | undefined, { all }: GatheredVariables): SubstitutionMode {
  const [major = 2, minor = 9] = flux === undefined ? [] : flux.split(".").map(Number);
  return all.known === "all" && (major < 2 || (major === 2 && minor < 9)) ? "lax" : "strict";
}
