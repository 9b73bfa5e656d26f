import { explainUndeliverable } from "@tenantry/flux-postbuild";
import { type Catalog, type Finding, formatPath, type Path } from "@tenantry/tenant-model";
import type { RenderedObject } from "./resource.ts";
import { tracePlace } from "./trace-place.ts";

/** A finding for every text of the object that Flux and kustomize would stop at, or change. */
export function refuseUndeliverable(rendered: RenderedObject, catalog: Catalog): Finding[] {
  const { kind, metadata } = rendered.object;
  return listUndeliverable(rendered.object, []).map(({ path, reason }) => ({
    rule: "text-undeliverable",
    severity: "error",
    message: `${String(kind)} ${String(metadata?.name ?? "")}: ${formatPath(path)} cannot arrive as it is written: ${reason}`,
    help: "change or remove what is named; no way of quoting it helps, because Flux and kustomize write it anew",
    place: tracePlace(rendered, path, catalog),
  }));
}

function listUndeliverable(value: unknown, path: Path): { readonly path: Path; readonly reason: string }[] {
  if (typeof value === "string") {
    const reason = explainUndeliverable(value);
    return reason === undefined ? [] : [{ path, reason }];
  }
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => listUndeliverable(item, [...path, index]));
  return Object.entries(value).flatMap(([key, item]) => listUndeliverable(item, [...path, key]));
}
