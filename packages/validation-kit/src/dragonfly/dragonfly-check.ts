import { selectDragonflyPods } from "@tenantry/renderer";
import type { Catalog, Dragonfly } from "@tenantry/tenant-model";
import { nameOf } from "../ask-postgres.ts";
import type { Check, CheckContext, Verdict } from "../check.ts";
import type { ContainerName, LiveObject } from "../cluster-reader.ts";
import { readCondition, readField } from "../read-field.ts";
import { RESOURCES } from "../resource-names.ts";
import { Unanswered } from "../unanswered.ts";

interface DragonflyCheck extends Omit<Check, "run" | "evidence" | "inapplicable"> {
  /** Why it does not apply to this Dragonfly. */
  unless?(dragonfly: Dragonfly, catalog: Catalog): string | undefined;
  run(context: CheckContext, dragonfly: Dragonfly): Promise<Verdict>;
}

/** A check of what the catalog's Dragonfly does; without one there is nothing to check. */
export function checkDragonfly({ run, unless, ...check }: DragonflyCheck): Check {
  return {
    ...check,
    evidence: "dragonfly-operations",
    inapplicable: (catalog) =>
      catalog.dragonfly === undefined ? "the catalog has no Dragonfly" : unless?.(catalog.dragonfly, catalog),
    async run(context) {
      const { dragonfly } = context.catalog;
      if (dragonfly === undefined) throw new Error("a check ran although it does not apply");
      return run(context, dragonfly);
    },
  };
}

/** As `--selector` takes it. */
export function selectPods(dragonfly: Dragonfly): string {
  const { matchLabels } = selectDragonflyPods(dragonfly);
  return Object.entries(matchLabels)
    .map(([label, value]) => `${label}=${value}`)
    .join(",");
}

/** Its pods, by name. @throws Unanswered */
export async function listDragonflyPods(
  { cluster }: CheckContext,
  dragonfly: Dragonfly,
): Promise<readonly LiveObject[]> {
  const { namespace } = dragonfly;
  const pods = await cluster.list({ resource: RESOURCES.pod, namespace, selector: selectPods(dragonfly) });
  return [...pods].sort((a, b) => nameOf(a).localeCompare(nameOf(b), "en", { numeric: true }));
}

/** The operator labels its pods with what they are (dragonfly-operator v1.6.1, internal/resources/const.go). */
export function roleOf(pod: LiveObject): unknown {
  return readField(pod, "metadata", "labels", "role");
}

export function isReady(pod: LiveObject): boolean {
  return readCondition(pod, "Ready")?.status === "True";
}

/** The container with Dragonfly in one of its pods. */
export function nameDragonfly({ namespace }: Dragonfly, pod: string): ContainerName {
  return { namespace, target: `pod/${pod}`, container: "dragonfly" };
}

/** The pod that takes writes. @throws Unanswered */
export async function findMaster(context: CheckContext, dragonfly: Dragonfly): Promise<ContainerName> {
  const masters = (await listDragonflyPods(context, dragonfly)).filter((pod) => roleOf(pod) === "master");
  const chosen = masters.find(isReady) ?? masters[0];
  if (chosen !== undefined) return nameDragonfly(dragonfly, nameOf(chosen));
  const { name, namespace } = dragonfly;
  throw new Unanswered({
    kind: "unreachable",
    message: `no pod of Dragonfly ${namespace}/${name} is labelled role=master, so there is no server to ask`,
    help: showPods(dragonfly),
  });
}

/** A command that shows its pods, and one that shows itself. */
export function showPods(dragonfly: Dragonfly): string {
  const { name, namespace } = dragonfly;
  return `see why: kubectl -n ${namespace} get pods -l ${selectPods(dragonfly)} -L role; kubectl -n ${namespace} describe ${RESOURCES.dragonfly} ${name}`;
}
