import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type KubernetesObject, renderCatalog } from "@tenantry/renderer";
import { type Catalog, parseCatalog, resolveCatalog } from "@tenantry/tenant-model";
import { parseAllDocuments } from "yaml";
import type { AnyObject, FluxRequest } from "./real-tools.ts";
import type { Scenario } from "./scenarios.ts";

export interface RenderedScenario {
  readonly name: string;
  readonly catalog: Catalog;
  /** Absolute: the source's artifact. The files stand in it as they would in a repository, below the catalog's path prefix. */
  readonly root: string;
  readonly files: ReadonlyMap<string, string>;
  /** What we say that the API server gets. */
  readonly objects: readonly KubernetesObject[];
  /** The Flux Kustomizations, and what they read. */
  readonly requests: readonly FluxRequest[];
}

/** @throws Error with the problems of a catalog that is refused */
export async function renderScenario({ name, file, inputs }: Scenario, folder: string): Promise<RenderedScenario> {
  const fail = (problems: unknown) => new Error(`${name}: ${JSON.stringify(problems, null, 1)}`);
  const parsed = await parseCatalog(inputs.get(file) ?? "", file, (pattern) => {
    const form = new RegExp(`^${join(dirname(file), pattern).replaceAll(".", "\\.").replaceAll("*", "[^/]*")}$`);
    const included = [...inputs].filter(([path]) => form.test(path)).sort(([a], [b]) => (a < b ? -1 : 1));
    return { files: included.map(([path, text]) => ({ path, text })), problems: [] };
  });
  if (!parsed.ok) throw fail(parsed.problems);
  const resolved = await resolveCatalog(parsed.parsed, inputs);
  if (!resolved.ok) throw fail(resolved.problems);
  const { catalog } = resolved;
  const rendering = await renderCatalog(catalog, { toolVersion: "0.0.0", source: parsed.parsed.source });
  if (rendering.problems.some(({ severity }) => severity === "error")) throw fail(rendering.problems);
  const root = mkdtempSync(join(folder, "root-"));
  const repository = join(root, catalog.flux.pathPrefix ?? "");
  for (const [path, text] of rendering.files) {
    mkdirSync(join(repository, dirname(path)), { recursive: true });
    writeFileSync(join(repository, path), text);
  }
  const kustomizations = readObjects(rendering.files.get(catalog.output.fluxKustomization) ?? "");
  const sources = listSources(
    parsed.parsed.config.spec.flux.substituteFrom,
    catalog.flux.namespace,
    (path) => inputs.get(path) ?? "",
  );
  const objects = [...rendering.listObjects()];
  const requests = kustomizations.map((kustomization) => ({ root, kustomization, sources }));
  return { name, catalog, root, files: rendering.files, objects, requests };
}

export function readObjects(text: string): AnyObject[] {
  return parseAllDocuments(text).map((document) => document.toJS() as AnyObject);
}

export type SubstituteFrom = readonly (
  | { readonly kind: "ConfigMap"; readonly file: string }
  | {
      readonly kind: "Secret";
      readonly name: string;
      readonly keys: Readonly<Record<string, { readonly example: string }>>;
    }
)[];

/** ConfigMaps as they are committed; Secrets with the examples that the catalog declares. */
export function listSources(
  substituteFrom: SubstituteFrom,
  namespace: string,
  readText: (path: string) => string,
): AnyObject[] {
  return substituteFrom.flatMap((from): AnyObject[] => {
    if (from.kind === "ConfigMap") {
      return readObjects(readText(from.file)).map((object) => ({
        ...object,
        metadata: { ...(object["metadata"] as object), namespace },
      }));
    }
    const data = Object.entries(from.keys).map(([key, { example }]) => [key, Buffer.from(example).toString("base64")]);
    const metadata = { name: from.name, namespace };
    return [{ apiVersion: "v1", kind: "Secret", metadata, data: Object.fromEntries(data) }];
  });
}
