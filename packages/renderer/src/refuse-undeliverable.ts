import { explainUndeliverable } from "@tenantry/flux-postbuild";
import { type Catalog, type Finding, formatPath, type Path } from "@tenantry/tenant-model";
import type { RenderedObject } from "./resource.ts";
import { isPluginPlace, tracePlace } from "./trace-place.ts";

/** A finding for every text of the object that Flux and kustomize would stop at, or change. */
export function refuseUndeliverable(rendered: RenderedObject, catalog: Catalog): Finding[] {
  const { kind, metadata } = rendered.object;
  const found = listUndeliverable(rendered.object, [], { keys: isPlugged(rendered) ? "read" : "pass over" });
  return found.map(({ path, reason }) => ({
    rule: "text-undeliverable",
    severity: "error",
    message: `${String(kind)} ${String(metadata?.name ?? "")}: ${formatPath(path)} cannot arrive as it is written: ${reason}`,
    help: "change or remove what is named; no way of quoting it helps, because Flux and kustomize write it anew",
    place: tracePlace(rendered, path, catalog),
  }));
}

/** Whether a plugin made or changed it: keys of ours are plain words, a plugin's may be anything. */
export function isPlugged({ origin, changes }: RenderedObject): boolean {
  return changes !== undefined || isPluginPlace(origin);
}

function listUndeliverable(
  value: unknown,
  path: Path,
  options: { readonly keys: "read" | "pass over" },
): { readonly path: Path; readonly reason: string }[] {
  if (typeof value === "string") {
    const reason = explainUndeliverable(value);
    return reason === undefined ? [] : [{ path, reason }];
  }
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => listUndeliverable(item, [...path, index], options));
  return Object.entries(value).flatMap(([key, item]) => {
    const reason = options.keys === "read" ? explainUndeliverable(key) : undefined;
    const inside = listUndeliverable(item, [...path, key], options);
    return reason === undefined ? inside : [{ path: [...path, key], reason: `its key: ${reason}` }, ...inside];
  });
}
