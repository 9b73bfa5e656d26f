import { runRules, Subject, type SubjectOptions } from "@tenantry/rules";
import type { Problem } from "@tenantry/tenant-model";
import type { GatheredVariables, KnownValues } from "./gather-variables.ts";
import { LintManifest, locateRemark } from "./lint-manifest.ts";
import type { Patches } from "./patched-objects.ts";
import { findNeighbours, groupByUnit, type Unit } from "./units.ts";

export interface RuleOptions {
  /** `x.y` or `x.y.z`. */
  readonly cloudNativePG: string;
  /** As above; the newest when left out. */
  readonly flux?: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly variables: GatheredVariables;
  readonly patches: Patches;
  /** Needed where there are alert rules. */
  readonly promql?: SubjectOptions["promql"];
}

/** What rules look at together, and the units whose faults are reported of it. */
interface View {
  readonly seen: readonly Unit[];
  readonly settings: KnownValues;
  readonly reported: Set<Unit>;
}

/** Runs the rules; over everything at once where the files are those of one cluster. */
export function applyRules(
  manifests: readonly LintManifest[],
  { cloudNativePG, flux, today, variables, patches, promql }: RuleOptions,
): Problem[] {
  const settings = manifests.filter(({ form }) => form === "settings");
  const units = groupByUnit(manifests.filter(({ form }) => form !== "settings"));
  return listViews(units, variables).flatMap((view) => {
    const subject = new Subject([...view.seen.flatMap((unit) => unit.manifests), ...settings], {
      cloudNativePG,
      ...(flux !== undefined && { flux }),
      today,
      substitution: variables.substitution,
      variables: view.settings.values,
      variablesKnown: view.settings.known,
      ...(promql !== undefined && { promql }),
    });
    const own = new Set([...view.reported].flatMap((unit) => unit.manifests).concat(settings));
    return runRules(subject).flatMap(({ rule, fault }) => {
      const { manifest, message, help, path, at } = fault;
      if (!(manifest instanceof LintManifest) || !own.has(manifest)) return [];
      if (patches.decide(manifest.object, path)) return [];
      const remark = { rule: rule.id, severity: rule.severity, message, help, path, ...(at !== undefined && { at }) };
      return [locateRemark(manifest, remark)];
    });
  });
}

/** Units that see the same others with the same settings share a view. */
function listViews(units: readonly Unit[], variables: GatheredVariables): readonly View[] {
  const views = new Map<string, View>();
  const numbers = new Map(units.map((unit, index) => [unit, index]));
  const neighboursOf = findNeighbours(units);
  // Mostly one and the same list, or one and the same map.
  const nameUnits = remember((seen: readonly Unit[]) => seen.map((unit) => numbers.get(unit)).join());
  const nameSettings = remember(({ values, known }: KnownValues) => JSON.stringify([known, [...values].sort()]));
  for (const unit of units) {
    const seen = neighboursOf(unit);
    const settings = variables.valuesFor(`${unit.folder}/`);
    const key = `${nameUnits(seen)} ${nameSettings(settings)}`;
    const view = views.get(key) ?? { seen, settings, reported: new Set() };
    views.set(key, view);
    view.reported.add(unit);
  }
  return [...views.values()];
}

function remember<T extends object>(name: (value: T) => string): (value: T) => string {
  const names = new Map<T, string>();
  return (value) => {
    const known = names.get(value) ?? name(value);
    names.set(value, known);
    return known;
  };
}
