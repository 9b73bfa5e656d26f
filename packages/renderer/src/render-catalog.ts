import { type Catalog, type Finding, formatPath, locateFindings, type Problem } from "@tenantry/tenant-model";
import { buildPostBuild } from "./post-build.ts";
import { printFile } from "./print/ownership-header.ts";
import { printDocuments } from "./print/print-document.ts";
import type { RenderedFile, RenderedObject } from "./resource.ts";
import { buildFiles } from "./resources.ts";
import { validateObjects } from "./validate-objects.ts";

export interface RenderOptions {
  /** Written once, into the kustomization file. */
  readonly toolVersion: string;
  /** Text of the catalog: with it problems have lines and columns. */
  readonly text?: string;
}

export interface RenderedCatalog {
  /** Text by path, relative to the root; empty when a problem is an error. */
  readonly files: ReadonlyMap<string, string>;
  /** What the Flux Kustomization applies, in the order of the kustomization file. */
  readonly objects: readonly RenderedObject[];
  readonly problems: readonly Problem[];
}

/** Catalog → objects → post-build → schemas → text. Nothing is printed of a catalog that the API server would refuse. */
export async function renderCatalog(catalog: Catalog, options: RenderOptions): Promise<RenderedCatalog> {
  const files = buildFiles(catalog, options);
  const rendered = files.flatMap(({ objects }) => objects);
  const { objects: built, findings } = buildPostBuild(rendered, catalog.variables);
  const violations = await validateObjects(built, catalog.versions);
  const problems = await locateProblems([...findings, ...violations], catalog, options.text);
  const faulty = problems.some(({ severity }) => severity === "error");
  return {
    files: new Map(faulty ? [] : files.map((file) => [file.path, printRenderedFile(file, catalog)])),
    objects: files.flatMap(({ objects, substitution }) => (substitution === "none" ? [] : objects)),
    problems,
  };
}

/** The objects as the API server receives them, as one YAML stream. */
export function printPostBuild(objects: readonly RenderedObject[]): string {
  return printDocuments(
    objects.map(({ object }) => object),
    { substitution: "none" },
  );
}

function printRenderedFile({ objects, comment, substitution }: RenderedFile, catalog: Catalog): string {
  const documents = objects.map(({ object }) => object);
  return printFile({
    header: { catalog: catalog.file },
    body: printDocuments(documents, { substitution: substitution ?? "flux" }),
    ...(comment !== undefined && { comment }),
  });
}

async function locateProblems(findings: readonly Finding[], { file }: Catalog, text?: string): Promise<Problem[]> {
  if (text !== undefined) return locateFindings(findings, text, file);
  return findings.map(({ rule, severity, message, help, place }) => {
    return { rule, severity, message, help, file, path: formatPath(place) };
  });
}
