import type { AnyObject } from "./real-tools.ts";

/** Names that each Flux Kustomization waits for, by its own name. */
export type KustomizationOrder = ReadonlyMap<string, readonly string[]>;

export function readOrder(kustomizations: readonly AnyObject[]): KustomizationOrder {
  return new Map(
    kustomizations.map(({ metadata, spec }) => {
      const { dependsOn = [] } = spec as { dependsOn?: readonly { name: string }[] };
      return [(metadata as { name: string }).name, dependsOn.map(({ name }) => name)];
    }),
  );
}

/** The names of a circle in which each waits for the next, so that Flux applies none; undefined where there is none. */
export function findCycle(order: KustomizationOrder): readonly string[] | undefined {
  const sound = new Set<string>();
  const visit = (name: string, before: readonly string[]): readonly string[] | undefined => {
    if (before.includes(name)) return [...before.slice(before.indexOf(name)), name];
    if (sound.has(name)) return undefined;
    for (const next of order.get(name) ?? []) {
      const cycle = visit(next, [...before, name]);
      if (cycle !== undefined) return cycle;
    }
    sound.add(name);
    return undefined;
  };
  for (const name of order.keys()) {
    const cycle = visit(name, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
