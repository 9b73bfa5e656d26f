import { stringify } from "yaml";
import type { Catalog } from "./catalog.ts";
import type { Problem } from "./problem.ts";
import { parseCatalog, resolveCatalog } from "./read-catalog.ts";

const FILE = "kubernetes/catalogs/any/tenants.yaml";

/** Changes by the fields of `spec`; each replaces the field as a whole. */
export function writeCatalog(changes: Readonly<Record<string, unknown>> = {}): string {
  return stringify({
    apiVersion: "tenantry.dev/v1alpha1",
    kind: "TenantCatalog",
    metadata: { name: "any" },
    spec: {
      cluster: { name: "shared", storage: { size: "20Gi" } },
      backup: { method: "none", reason: "a test" },
      secrets: { store: { name: "vault" } },
      tenants: [{ name: "harbor" }],
      ...changes,
    },
  });
}

export interface Opened {
  readonly catalog?: Catalog;
  readonly problems: readonly Problem[];
}

/** @param files included files by their path below the catalog's folder; a pattern matches those that it starts like */
export async function openText(text: string, files: Readonly<Record<string, string>> = {}): Promise<Opened> {
  const parsed = await parseCatalog(text, FILE, (pattern) => {
    const [start = "", end = ""] = pattern.split("*");
    const paths = Object.keys(files).filter((path) =>
      pattern.includes("*") ? path.startsWith(start) && path.endsWith(end) : path === pattern,
    );
    return {
      files: paths.sort().map((path) => ({ path: `kubernetes/catalogs/any/${path}`, text: files[path] ?? "" })),
      problems: [],
    };
  });
  if (!parsed.ok) return { problems: parsed.problems };
  const resolved = await resolveCatalog(parsed.parsed, new Map());
  return resolved.ok ? { catalog: resolved.catalog, problems: resolved.problems } : { problems: resolved.problems };
}

export function openCatalog(changes?: Readonly<Record<string, unknown>>): Promise<Opened> {
  return openText(writeCatalog(changes));
}
