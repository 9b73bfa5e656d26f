import { dirname } from "node:path";
import { identityOf, KINDS, kindOf } from "@tenantry/rules";
import { readFolder } from "./flux-kustomization.ts";
import type { LintManifest } from "./lint-manifest.ts";

/** Objects that surely go to the same cluster: below the `path` of one Flux Kustomization, or else in one folder. */
export interface Unit {
  /** Absolute. */
  readonly folder: string;
  readonly manifests: readonly LintManifest[];
}

/** Sorts manifests into units; a Flux Kustomization stands with what it applies. */
export function groupByUnit(manifests: readonly LintManifest[]): readonly Unit[] {
  const fluxFolders = manifests.flatMap((it) => readFolder(it.object) ?? []).sort((a, b) => b.length - a.length);
  const folders = manifests.map(({ origin }) => findFolder(origin.path, fluxFolders));
  const byFluxFolder = new Map(folders.map((folder) => [`${folder}/`, folder]));
  const units = new Map<string, LintManifest[]>();
  for (const [index, manifest] of manifests.entries()) {
    const applied = readFolder(manifest.object);
    const target = applied && [...byFluxFolder].filter(([folder]) => folder.endsWith(applied));
    const [only] = target?.length === 1 ? target : [];
    const folder = only?.[1] ?? folders[index] ?? "";
    const unit = units.get(folder);
    if (unit === undefined) units.set(folder, [manifest]);
    else unit.push(manifest);
  }
  return [...units].map(([folder, own]) => ({ folder, manifests: own }));
}

function findFolder(file: string, fluxFolders: readonly string[]): string {
  const folder = fluxFolders.find((it) => file.includes(it));
  return folder === undefined ? dirname(file) : file.slice(0, file.lastIndexOf(folder) + folder.length - 1);
}

/**
 * The units that each unit may be judged with. One repository often holds several clusters, with objects of the same names:
 * of those that hold the same object, only the nearest in the tree of folders is taken, and none where two are as near.
 */
export function findNeighbours(units: readonly Unit[]): (unit: Unit) => readonly Unit[] {
  const rivals = findRivals(units);
  if (rivals.size === 0) return () => units;
  return (unit) => {
    const chosen = new Set([unit]);
    for (const level of groupByNearness(unit, units)) {
      const others = new Set([...level.values()].flat());
      const isFree = (it: Unit) => ![...(rivals.get(it) ?? [])].some((rival) => chosen.has(rival) || others.has(rival));
      // What stands in a folder together is taken together or not at all.
      const free = [...level.values()].filter((block) => block.every(isFree));
      for (const one of free.flat()) chosen.add(one);
    }
    return units.filter((it) => chosen.has(it));
  };
}

/** Units by each other's that hold an object of the same kind, namespace and name. */
function findRivals(units: readonly Unit[]): ReadonlyMap<Unit, ReadonlySet<Unit>> {
  const holders = new Map<string, Set<Unit>>();
  for (const unit of units) {
    for (const manifest of unit.manifests) {
      // A namespace is often declared beside each thing that stands in it.
      if (manifest.form !== "object" || kindOf(manifest) === KINDS.Namespace) continue;
      const identity = identityOf(manifest);
      if (identity.endsWith("/")) continue;
      holders.set(identity, (holders.get(identity) ?? new Set()).add(unit));
    }
  }
  const rivals = new Map<Unit, Set<Unit>>();
  for (const same of holders.values()) {
    if (same.size === 1) continue;
    for (const unit of same) {
      const known = rivals.get(unit) ?? new Set();
      for (const other of same) if (other !== unit) known.add(other);
      rivals.set(unit, known);
    }
  }
  return rivals;
}

/** Other units, the nearest first: by the folder that they share with this one, and there by the next folder below it. */
function groupByNearness(unit: Unit, units: readonly Unit[]): readonly ReadonlyMap<string, readonly Unit[]>[] {
  const own = unit.folder.split("/");
  const levels = new Map<number, Map<string, Unit[]>>();
  for (const other of units) {
    if (other === unit) continue;
    const parts = other.folder.split("/");
    let shared = 0;
    while (shared < own.length && own[shared] === parts[shared]) shared += 1;
    const level = levels.get(shared) ?? new Map<string, Unit[]>();
    levels.set(shared, level);
    const block = parts[shared] ?? "";
    level.set(block, [...(level.get(block) ?? []), other]);
  }
  return [...levels].sort(([a], [b]) => b - a).map(([, level]) => level);
}
