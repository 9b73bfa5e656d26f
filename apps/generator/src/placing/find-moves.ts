import type { Problem } from "@tenantry/tenant-model";
import type { Difference } from "./difference.ts";

/** Objects that leave the folder of one Flux Kustomization for that of another. */
export interface Move {
  readonly from: string;
  readonly to: string;
  /** `Kind namespace/name`. */
  readonly objects: readonly string[];
}

/**
 * Finds what a render would move. Flux prunes an object from the one Kustomization without knowing of the other, and
 * whether it deletes first or creates first is chance.
 * @param workloads folder of the catalog
 */
export function findMoves(differences: readonly Difference[], workloads: string): Move[] {
  const left = new Map<string, string>();
  const came = new Map<string, string>();
  for (const difference of differences) {
    if (!difference.path.startsWith(`${workloads}/`) || difference.path.endsWith("/kustomization.yaml")) continue;
    const unit = nameUnit(difference.path.slice(workloads.length + 1));
    const before = listObjects(difference.kind === "created" ? "" : difference.found);
    const after = listObjects(difference.kind === "deleted" ? "" : difference.wanted);
    for (const object of before) if (!after.has(object)) left.set(object, unit);
    for (const object of after) if (!before.has(object)) came.set(object, unit);
  }
  const moves = new Map<string, Move & { objects: string[] }>();
  for (const [object, from] of left) {
    const to = came.get(object);
    if (to === undefined || to === from) continue;
    const key = `${from} ${to}`;
    const move = moves.get(key) ?? { from, to, objects: [] };
    move.objects.push(object);
    moves.set(key, move);
  }
  return [...moves.values()];
}

/** What to do before such a render is merged. */
export function moveProblem({ from, to, objects }: Move, catalog: string): Problem {
  const names = objects.slice(0, 3).join(", ");
  const rest = objects.length > 3 ? ` and ${objects.length - 3} more` : "";
  return {
    rule: "moved-object",
    severity: "warning",
    message:
      `${objects.length === 1 ? "an object moves" : `${objects.length} objects move`} from the Flux Kustomization of ${from} to that of ${to}: ${names}${rest}; ` +
      "Flux may delete them before it creates them again",
    help:
      "before this is merged, annotate them in the cluster with kustomize.toolkit.fluxcd.io/prune=disabled " +
      "(`kubectl annotate`), and remove that when the move is done",
    file: catalog,
    line: 1,
    column: 1,
    path: "",
  };
}

/** The folder that a Flux Kustomization applies, by the layouts of the renderer's units. */
function nameUnit(path: string): string {
  return (
    /^(?:secrets|cluster|tenants|clients|dragonfly|observability|shards\/\d+)(?=\/)/.exec(path)?.[0] ??
    "the whole catalog"
  );
}

function listObjects(text: string): Set<string> {
  const objects = new Set<string>();
  for (const document of text.split(/^---$/m)) {
    const kind = /^kind: (\S+)/m.exec(document)?.[1];
    const name = /^ {2}name: (\S+)/m.exec(document)?.[1];
    const namespace = /^ {2}namespace: (\S+)/m.exec(document)?.[1];
    if (kind !== undefined && name !== undefined) objects.add(`${kind} ${namespace ?? ""}/${name}`);
  }
  return objects;
}
