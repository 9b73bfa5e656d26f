import { readFileSync } from "node:fs";
import { type KubernetesObject, renderCatalog } from "@tenantry/renderer";
import { type Catalog, parseCatalog, resolveCatalog } from "@tenantry/tenant-model";
import { parse, stringify } from "yaml";
import { buildKit, type Kit } from "./build-kit.ts";

/** Committed catalogs: both stories' and the examples. */
export const committedCatalogs = [
  "kubernetes/catalogs/infra/tenants.yaml",
  "kubernetes/catalogs/apps/tenants.yaml",
  "docs/examples/newcomer/tenants.yaml",
  "docs/examples/shared-pooler/tenants.yaml",
] as const;

export interface OpenedKit {
  readonly catalog: Catalog;
  /** All that is rendered, post-build. */
  readonly objects: readonly KubernetesObject[];
  readonly kit: Kit;
  /** Text of a file of the kit, by its name. */
  read(name: string): string;
}

// biome-ignore lint/suspicious/noExplicitAny: what a person may write; the schema is the check
type SpecText = any;

const read = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), "utf8");

/** A committed catalog as a user gets it. @param change of its `spec` before it is read @throws Error with the problems of a bad one */
export async function openKit(path: string, change: (spec: SpecText) => void = () => {}): Promise<OpenedKit> {
  const document = parse(read(path));
  change(document.spec);
  const parsed = await parseCatalog(stringify(document), path, () => ({ files: [], problems: [] }));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 1));
  const settings = new Map(parsed.parsed.settingsFiles.map((file) => [file, read(file)]));
  const resolved = await resolveCatalog(parsed.parsed, settings);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems, null, 1));
  const { catalog } = resolved;
  const rendering = await renderCatalog(catalog, { toolVersion: "1.2.3" });
  const objects = rendering.objects.map(({ object }) => object);
  const kit = buildKit(catalog, objects);
  return { catalog, objects, kit, read: (name) => kit.files.get(`${catalog.output.runbooks}/${name}`) ?? "" };
}

/** The same with one more tenant for each number. */
export function addTenants(spec: SpecText, count: number): void {
  for (let number = 0; number < count; number += 1) {
    const poolers = [{ type: "rw", connections: 2, reserve: 0 }];
    spec.tenants.push({ name: `many-${number}`, databases: [{ name: `many_${number}` }], poolers });
  }
}
