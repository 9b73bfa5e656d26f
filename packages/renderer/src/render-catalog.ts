import { loadSchemas } from "@tenantry/crd-schemas";
import {
  type Catalog,
  type CatalogSource,
  type Finding,
  formatPath,
  locateFindings,
  type Path,
  type Problem,
} from "@tenantry/tenant-model";
import { inlineSettings } from "./inline-settings.ts";
import { ObjectIdentities } from "./object-identities.ts";
import { describeOverrides } from "./override-object.ts";
import { applyPlugins } from "./plugins/apply-plugins.ts";
import type { PluginStep } from "./plugins/plugin-step.ts";
import { type BuiltObject, startPostBuild } from "./post-build.ts";
import { printFile } from "./print/ownership-header.ts";
import { printDocuments } from "./print/print-document.ts";
import { isPlugged, refuseUndeliverable } from "./refuse-undeliverable.ts";
import type { KubernetesObject, RenderedFile, RenderedObject } from "./resource.ts";
import { buildWorkloads, completeFiles } from "./resources.ts";
import { tracePlace } from "./trace-place.ts";
import { refuseVersion, validateObjects } from "./validate-objects.ts";

export interface RenderOptions {
  /** Written once, into the kustomization file. */
  readonly toolVersion: string;
  /** Texts of the catalog: with them problems have lines and columns. */
  readonly source?: CatalogSource;
  /** The plugins of the catalog, in their order. */
  readonly plugins?: readonly PluginStep[];
}

export interface RenderedCatalog {
  /** Text by path, relative to the root; empty when a problem is an error. */
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  /** Place in the catalog of every object, by `Kind.group namespace/name`. */
  readonly identities: ReadonlyMap<string, Path>;
  /** What the catalog writes into objects itself: `Cluster shared: postgresql.ldap, …`. */
  readonly overrides: readonly string[];
  /** What plugins did, a line each. */
  readonly plugged: readonly string[];
  /** Names of the settings that plugins have put into objects. */
  readonly pluginSettings: ReadonlySet<string>;
  /** Every object as it comes out of postBuild, in the order of the files, also where the catalog is refused. */
  readonly objects: readonly JudgedObject[];
  /** What the Flux Kustomization applies, as the API server receives it, in the order of the kustomization file. */
  listObjects(): readonly KubernetesObject[];
  /** The Flux Kustomizations with all settings inline: the flux CLI builds these without a cluster. */
  listFluxKustomizations(): readonly KubernetesObject[];
}

/** An object that rules judge, and where the fields of it come from. */
export interface JudgedObject {
  readonly object: KubernetesObject;
  /** Path of the file that it stands in. */
  readonly file: string;
  /** Place in the catalog of a field of it. */
  trace(path: Path): Path;
}

/**
 * Catalog → objects → post-build → schemas → text, file by file. Nothing is handed on of a catalog that the API server would
 * refuse.
 */
export async function renderCatalog(catalog: Catalog, options: RenderOptions): Promise<RenderedCatalog> {
  const loaded = await loadSchemas(catalog.versions);
  if (!loaded.ok) return refuse([refuseVersion(loaded.message)], [], { catalog, options });
  const plugged = await plug(buildWorkloads(catalog), catalog, options.plugins ?? []);
  const files = completeFiles(plugged.ours, catalog, { toolVersion: options.toolVersion, added: plugged.added });
  const postBuild = startPostBuild(catalog.variables);
  const violations: Finding[] = [];
  // Kinds whose schemas are loaded: thousands of files have a handful of them.
  const kinds = new Set<string>();
  const identities = new ObjectIdentities();
  const texts = new Map<string, string>();
  const judged: JudgedObject[] = [];
  for (const file of files) {
    const { objects } = file;
    const built = postBuild.build(objects);
    const unknown = built
      .map(({ object }) => object)
      .filter(({ apiVersion, kind }) => !kinds.has(`${apiVersion}/${kind}`));
    if (unknown.length > 0) await loaded.schemas.load(unknown);
    for (const { apiVersion, kind } of unknown) kinds.add(`${apiVersion}/${kind}`);
    violations.push(...validateObjects(built, { schemas: loaded.schemas, catalog }), ...identities.claim(built));
    for (const it of built) judged.push(new TracedObject(it, file.path, catalog));
    const undeliverable = objects
      .filter((it) => postBuild.suspects.has(it) || isPlugged(it))
      .flatMap((it) => refuseUndeliverable(it, catalog));
    violations.push(...undeliverable);
    // Half of a surrogate pair cannot be printed at all.
    if (undeliverable.length === 0) texts.set(file.path, printRenderedFile(file, objects, catalog));
  }
  const findings = [...plugged.findings, ...postBuild.findings, ...violations];
  if (findings.some(({ severity }) => severity === "error")) return refuse(findings, judged, { catalog, options });
  return {
    files: texts,
    identities: identities.origins,
    overrides: describeOverrides(catalog),
    plugged: plugged.summaries,
    pluginSettings: plugged.settings,
    objects: judged,
    problems: await locateProblems(findings, catalog, options.source),
    listObjects: () => {
      const applied = files.filter(({ substitution }) => substitution !== "none");
      return applied.flatMap(({ objects }) => postBuild.build(objects).map(({ object }) => object));
    },
    listFluxKustomizations: () => {
      const flux = files.filter(({ path }) => path === catalog.output.fluxKustomization);
      return flux.flatMap(({ objects }) =>
        postBuild.build(objects).map(({ object }) => inlineSettings(object, catalog)),
      );
    },
  };
}

/** Without plugins files go by untouched: they build their objects only when somebody looks at them. */
async function plug(workloads: readonly RenderedFile[], catalog: Catalog, steps: readonly PluginStep[]) {
  if (steps.length === 0) {
    return { ours: workloads, added: [], findings: [], summaries: [], settings: new Set<string>() };
  }
  const { files, ...rest } = await applyPlugins(workloads, steps, catalog);
  return { ours: files.slice(0, workloads.length), added: files.slice(workloads.length), ...rest };
}

class TracedObject implements JudgedObject {
  readonly object: KubernetesObject;
  readonly file: string;
  private readonly rendered: RenderedObject;
  private readonly catalog: Catalog;

  constructor({ object, rendered }: BuiltObject, file: string, catalog: Catalog) {
    this.object = object;
    this.file = file;
    this.rendered = rendered;
    this.catalog = catalog;
  }

  trace(path: Path): Path {
    return tracePlace(this.rendered, path, this.catalog);
  }
}

async function refuse(
  findings: readonly Finding[],
  objects: readonly JudgedObject[],
  { catalog, options }: { readonly catalog: Catalog; readonly options: RenderOptions },
): Promise<RenderedCatalog> {
  return {
    files: new Map(),
    identities: new Map(),
    overrides: [],
    plugged: [],
    pluginSettings: new Set(),
    objects,
    problems: await locateProblems(findings, catalog, options.source),
    listObjects: () => [],
    listFluxKustomizations: () => [],
  };
}

function printRenderedFile(
  { comment, substitution }: RenderedFile,
  objects: readonly RenderedObject[],
  catalog: Catalog,
): string {
  const documents = objects.map(({ object }) => object);
  return printFile({
    header: { catalog: catalog.file },
    body: printDocuments(documents, { substitution: substitution ?? catalog.substitution }),
    ...(comment !== undefined && { comment }),
  });
}

async function locateProblems(
  findings: readonly Finding[],
  { file }: Catalog,
  source: CatalogSource | undefined,
): Promise<readonly Problem[]> {
  if (source !== undefined) return locateFindings(findings, source);
  return findings.map(({ rule, severity, message, help, place }) => {
    return { rule, severity, message, help, file, path: formatPath(place) };
  });
}
