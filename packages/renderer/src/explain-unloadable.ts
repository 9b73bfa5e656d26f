import { isUnloadable } from "@tenantry/flux-postbuild";
import { type Catalog, type Finding, formatPath, type Path } from "@tenantry/tenant-model";
import type { RenderedObject } from "./resource.ts";
import { tracePlace } from "./trace-place.ts";

/** A finding for every text of the object that Flux and kustomize could not build. */
export function explainUnloadable(rendered: RenderedObject, catalog: Catalog): Finding[] {
  const { kind, metadata } = rendered.object;
  return listUnloadable(rendered.object, []).map((path) => ({
    rule: "text-unloadable",
    severity: "error",
    message: `${String(kind)} ${String(metadata?.name ?? "")}: ${formatPath(path)} starts with a tab and has several lines: neither Flux nor kustomize builds that ("found a tab character where an indentation space is expected")`,
    help: "start its first line with spaces instead of the tab, or with anything else",
    place: tracePlace(rendered, path, catalog),
  }));
}

function listUnloadable(value: unknown, path: Path): Path[] {
  if (typeof value === "string") return isUnloadable(value) ? [path] : [];
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => listUnloadable(item, [...path, index]));
  return Object.entries(value).flatMap(([key, item]) => listUnloadable(item, [...path, key]));
}
