import type { Catalog, FluxDependency, Operator } from "@tenantry/tenant-model";
import {
  listClusterNeeds,
  listDragonflyNeeds,
  listNamespaceOwners,
  nameOperatorUnits,
  placeOperators,
} from "./operator-order.ts";

/** What a file is about; in the layout `staged` each stage has a Flux Kustomization of its own. */
export type Stage = "secrets" | "cluster" | "tenants" | "clients" | "observability" | "dragonfly";

/** A folder with a kustomization file that one Flux Kustomization applies. */
export interface Unit {
  /** Name of the Flux Kustomization. */
  readonly name: string;
  /** Relative to the root. */
  readonly folder: string;
  /** What of the cluster is in it. */
  readonly stages: readonly Stage[];
  /** Shard whose tenants are in it; undefined where there are none. */
  readonly shard?: number;
  /** Names of the units that must be ready first. */
  readonly after: readonly string[];
  /** Names of the operators' units that must be ready first. */
  readonly needs?: readonly string[];
  /** What must be ready first in place of the catalog's own list. */
  readonly dependsOn?: readonly FluxDependency[];
  /** The operator that is in it; undefined where there is none. */
  readonly operator?: Operator;
}

/**
 * The units of a catalog, in the order in which they build on each other. Observability follows the secrets only, with the
 * namespace: it has to work above all where the database does not.
 */
function listDatabaseUnits(catalog: Catalog): Unit[] {
  const { flux, output, tenants } = catalog;
  const shards = [...new Set(tenants.map(({ shard }) => shard))].filter((shard) => shard > 1).sort((a, b) => a - b);
  const { name, layout } = flux;
  const { workloads } = output;
  const base = layout === "staged" ? `${name}-cluster` : name;
  const others = shards.map((shard): Unit => {
    const number = formatShard(shard);
    const folder = `${workloads}/shards/${number}`;
    return { name: `${name}-shard-${number}`, folder, stages: [], shard, after: [base] };
  });
  if (layout === "single") {
    const stages: Stage[] = ["secrets", "cluster", "tenants", "clients", "observability"];
    return [{ name, folder: workloads, stages, shard: 1, after: [], needs: listClusterNeeds(catalog) }, ...others];
  }
  const unit = (stage: Stage, after: readonly Stage[]): Unit => ({
    name: nameUnit(catalog, stage),
    folder: `${workloads}/${stage}`,
    stages: [stage],
    ...(stage === "tenants" && { shard: 1 }),
    after: after.map((earlier) => `${name}-${earlier}`),
  });
  return [
    { ...unit("secrets", []), needs: listNamespaceOwners(catalog, catalog.cluster) },
    { ...unit("cluster", ["secrets"]), needs: listClusterNeeds(catalog) },
    unit("tenants", ["cluster"]),
    ...others,
    // A namespace that an application does not have yet fails the whole Kustomization, so nothing waits for this one.
    unit("clients", ["secrets"]),
    unit("observability", ["secrets"]),
  ];
}

/** Neither waits for PostgreSQL nor holds it up. */
function listDragonfly(catalog: Catalog): Unit[] {
  const { cluster, dragonfly, flux, output } = catalog;
  if (dragonfly === undefined) return [];
  const { name, dependsOn } = dragonfly.flux;
  const folder = `${output.workloads}/dragonfly`;
  // The stage with the namespace waits for nobody; in the layout `single` that would be PostgreSQL.
  const isLodger = cluster.manageNamespace && cluster.namespace === dragonfly.namespace;
  const after = isLodger && flux.layout === "staged" ? [nameUnit(catalog, "secrets")] : [];
  return [{ name, folder, stages: ["dragonfly"], after, needs: listDragonflyNeeds(catalog, dragonfly), dependsOn }];
}

/** Operators come first; what needs them says so itself. */
function listUnits(catalog: Catalog): Unit[] {
  const operators = catalog.operators.map((operator): Unit => {
    // The plugin's release waits for nothing, but an operator that is not there does not see it.
    const needs = operator.id === "barmanCloud" ? nameOperatorUnits(catalog, ["cloudNativePG"]) : [];
    const { kustomization: name, dependsOn } = operator;
    return { name, folder: placeOperators(catalog, operator), stages: [], after: [], needs, dependsOn, operator };
  });
  return [...operators, ...listDatabaseUnits(catalog), ...listDragonfly(catalog)];
}

/** The Flux Kustomization of a stage. */
export function nameUnit({ flux }: Catalog, stage: Stage): string {
  return flux.layout === "staged" ? `${flux.name}-${stage}` : flux.name;
}

/** Two digits at least, so that folders sort as their numbers do. */
export function formatShard(shard: number): string {
  return String(shard).padStart(2, "0");
}

export interface FilledUnit extends Unit {
  /** Relative to its folder, in the order of the files. */
  readonly files: readonly string[];
}

/**
 * Puts files into their units; the innermost where folders hold each other. Units without a file are left out, as kustomize
 * refuses to build nothing, and what comes after them then comes after what they come after.
 */
export function fillUnits(catalog: Catalog, paths: readonly string[]): FilledUnit[] {
  const units = listUnits(catalog);
  // Deeper folders first.
  const folders = units.map(({ folder }) => folder).sort((a, b) => b.length - a.length);
  const files = new Map(folders.map((folder) => [folder, [] as string[]]));
  for (const path of paths) {
    const folder = folders.find((candidate) => path.startsWith(`${candidate}/`));
    if (folder !== undefined) files.get(folder)?.push(path.slice(folder.length + 1));
  }
  const listFiles = ({ folder }: Unit) => files.get(folder) ?? [];
  const empty = new Map(units.filter((unit) => listFiles(unit).length === 0).map((unit) => [unit.name, unit.after]));
  const skipEmpty = (after: readonly string[]): string[] =>
    after.flatMap((name) => (empty.has(name) ? skipEmpty(empty.get(name) ?? []) : [name]));
  return units
    .filter(({ name }) => !empty.has(name))
    .map((unit) => ({ ...unit, after: skipEmpty(unit.after), files: listFiles(unit) }));
}
