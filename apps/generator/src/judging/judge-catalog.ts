import type { JudgedObject, KubernetesObject } from "@tenantry/renderer";
import {
  applyWaivers,
  type Fields,
  KINDS,
  kindOf,
  type Manifest,
  nameObject,
  runRules,
  Subject,
  type Violation,
} from "@tenantry/rules";
import {
  type Catalog,
  type CatalogSource,
  type Finding,
  locateFindings,
  locateInText,
  type Path,
  type Problem,
  readValue,
} from "@tenantry/tenant-model";
import type { CommittedState } from "../committed/read-committed.ts";
import type { CatalogPlugins } from "../plugins/catalog-plugins.ts";
import { nameCatalogFields } from "./name-catalog-fields.ts";

export interface JudgeOptions {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly source: CatalogSource;
  /** Texts of the settings files by path; undefined for a missing one. */
  readonly settings: ReadonlyMap<string, string | undefined>;
  /** Names of the settings that the catalog uses. */
  readonly settingsUsed: ReadonlySet<string>;
  /** What Git has; without it nothing is said about changes. */
  readonly committed?: CommittedState;
  /** Its plugins, where it has some. */
  readonly plugins?: CatalogPlugins;
}

/** An object that the catalog renders, which knows where its fields come from. */
class CatalogManifest implements Manifest {
  readonly form = "object";
  readonly object: Fields;
  private readonly judged: JudgedObject;

  constructor(judged: JudgedObject) {
    // The renderer's types promise more than rules may count on. A plain field, as rules read it a hundred thousand times.
    this.object = judged.object as unknown as Fields;
    this.judged = judged;
  }

  trace(path: Path): Path {
    return this.judged.trace(path);
  }
}

interface SettingsManifest extends Manifest {
  readonly form: "settings";
  readonly file: string;
  readonly text: string;
}

/** Runs the rules over what a catalog renders, and takes away what it accepts. */
export async function judgeCatalog(
  catalog: Catalog,
  objects: readonly JudgedObject[],
  options: JudgeOptions,
): Promise<readonly Problem[]> {
  const settings = await readSettingsManifests(options.settings);
  const { committed } = options;
  const manifests = objects.map((judged) => new CatalogManifest(judged));
  const subject = new Subject([...manifests, ...settings], {
    cloudNativePG: catalog.versions.cloudNativePG,
    flux: catalog.versions.flux,
    today: options.today,
    catalog,
    substitution: catalog.substitution,
    variables: catalog.variables,
    settingsUsed: options.settingsUsed,
    // Expressions of ours are read by tests; those that a plugin may have made are read here.
    ...(options.plugins !== undefined && { promql: await import("@tenantry/alert-library/promql") }),
    ...(committed?.objects !== undefined && { committed: committed.objects }),
    ...(committed !== undefined && { committedTenants: committed.tenants }),
  });
  // What is not an object of the workloads has no metadata, or is not what plugins have seen.
  const workloads = manifests.filter((manifest) => !TELLING.has(kindOf(manifest)));
  const plugged = await judgeByPlugins(options.plugins, workloads);
  const scoped = [...runRules(subject), ...plugged.violations].map((violation) => ({
    violation,
    scopes: listScopes(violation, catalog),
  }));
  const { today, plugins } = options;
  const { violations, findings } = applyWaivers(scoped, catalog.waivers, { today, more: plugins?.rules ?? [] });
  const refused = await judgeTransitions(catalog, objects, committed);
  const all = [...refused, ...violations.flatMap(findInCatalog), ...findings, ...plugged.findings];
  const located = await locateFindings(all, options.source);
  return [...located, ...(await locateInSettings(violations))];
}

/** Tell kustomize and Flux of the workloads. */
const TELLING: ReadonlySet<string> = new Set([KINDS.KustomizationFile, KINDS.FluxKustomization]);

async function judgeByPlugins(plugins: CatalogPlugins | undefined, manifests: readonly CatalogManifest[]) {
  if (plugins === undefined) return { violations: [], findings: [] };
  const { violations, findings } = await plugins.judge(
    manifests.map(({ object }) => object as unknown as KubernetesObject),
  );
  const found = violations.flatMap(({ rule, object, path, message, help }): Violation[] => {
    const manifest = manifests[object];
    return manifest === undefined
      ? []
      : [{ rule, fault: { manifest, path, message: `${nameObject(manifest.object)}: ${message}`, help } }];
  });
  return { violations: found, findings };
}

async function judgeTransitions({ versions }: Catalog, objects: readonly JudgedObject[], committed?: CommittedState) {
  if (committed?.objects === undefined) return [];
  const { findTransitions } = await import("../committed/find-transitions.ts");
  return findTransitions(objects, committed.objects, versions);
}

async function readSettingsManifests(settings: JudgeOptions["settings"]): Promise<SettingsManifest[]> {
  const manifests: SettingsManifest[] = [];
  for (const [file, text] of settings) {
    const read = text === undefined ? undefined : await readValue(text, file);
    if (text === undefined || read?.ok !== true || !isMapping(read.value)) continue;
    manifests.push({ form: "settings", object: read.value, file, text });
  }
  return manifests;
}

function isMapping(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a waiver may call the place of a violation. */
function listScopes({ fault }: Violation, { tenants }: Catalog): string[] {
  const { manifest, path } = fault;
  const { kind, metadata } = manifest.object;
  const scopes = [`${String(kind)}/${isMapping(metadata) ? String(metadata["name"]) : ""}`];
  if (manifest instanceof CatalogManifest) {
    const [section, list, index] = manifest.trace(path);
    const tenant = section === "spec" && list === "tenants" ? tenants[Number(index)] : undefined;
    if (tenant !== undefined) scopes.push(`tenant/${tenant.name}`);
  }
  return scopes;
}

function findInCatalog(violation: Violation): Finding[] {
  const { manifest, path } = violation.fault;
  // Its places are those of the catalog already.
  if (manifest.form === "catalog") return [toFinding(violation, path)];
  if (!(manifest instanceof CatalogManifest)) return [];
  const place = manifest.trace(path);
  const finding = toFinding(violation, place);
  return [{ ...finding, help: nameCatalogFields(finding.help, String(manifest.object["kind"]), { path, place }) }];
}

async function locateInSettings(violations: readonly Violation[]): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const violation of violations) {
    const { manifest, path } = violation.fault;
    if (!isSettings(manifest)) continue;
    problems.push(...(await locateInText([toFinding(violation, path)], manifest.text, manifest.file)));
  }
  return problems;
}

function isSettings(manifest: Manifest): manifest is SettingsManifest {
  return manifest.form === "settings";
}

function toFinding({ rule, fault }: Violation, place: Path): Finding {
  const { message, help, at } = fault;
  return { rule: rule.id, severity: rule.severity, message, help, place, ...(at !== undefined && { at }) };
}
