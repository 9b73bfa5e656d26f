import type { Dragonfly } from "@tenantry/tenant-model";
import { CRASH, change } from "../change-cluster.ts";
import type { CheckFault, Verdict } from "../check.ts";
import { findMaster, nameDragonfly, selectPods, showPods } from "../dragonfly/dragonfly-check.ts";
import type { DrillContext } from "../drill.ts";
import { RESOURCES } from "../resource-names.ts";
import { waitUntil } from "../wait-until.ts";
import { type DragonflyState, readDragonflyState } from "./dragonfly-state.ts";
import { command, countKeys, KEYS, removeKeys, SAVE, writeKeys } from "./drill-keys.ts";

const LIMIT_SECONDS = 600;

/** A crash of the master, under whose eyes replicas have everything. @throws Unanswered */
export async function runDragonflyFailover(context: DrillContext, dragonfly: Dragonfly): Promise<Verdict> {
  const { failoverSeconds } = context.catalog.verify.baselines;
  const expectation = `another pod is master within ${failoverSeconds} s and has all ${KEYS} keys, and all ${dragonfly.replicas} pods are there again`;
  const before = await prepare(context, dragonfly);
  if (before.flaws.length > 0) return notBegun(expectation, before, dragonfly);
  const { now, report } = context;
  const start = now();
  report(`deleting ${before.master} as a crash would end it`);
  await change(context, [
    "delete",
    `${RESOURCES.pod}/${before.master}`,
    `--namespace=${dragonfly.namespace}`,
    ...CRASH,
  ]);
  const patience = { what: `another master than ${before.master}`, seconds: LIMIT_SECONDS, pause: 0.5 };
  const taken = await waitUntil(context, patience, async () => {
    const { master, uids } = await readDragonflyState(context, dragonfly);
    const isNew = master !== "" && uids.get(master) !== before.uids.get(master);
    return isNew || (master !== "" && master !== before.master) ? { master, after: now() - start } : undefined;
  });
  const faults: CheckFault[] = [];
  const add = (message: string) => faults.push({ message, help: showPods(dragonfly) });
  if (taken === undefined) add(`no pod took over from ${before.master} within ${LIMIT_SECONDS} s`);
  else if (taken.after > failoverSeconds) {
    add(`${taken.master} took over after ${taken.after.toFixed(1)} s, expected ${failoverSeconds} s at most`);
  }
  const { kept, whole } = await finish(context, dragonfly, faults);
  const by = taken === undefined ? "nobody" : `${taken.master} after ${taken.after.toFixed(1)} s`;
  const found = `${kept} of ${KEYS} keys; master: ${by}; ${whole}`;
  return { expectation, found, faults };
}

/** The end of every pod, with nothing left but the snapshots. @throws Unanswered */
export async function runDragonflyPersistence(context: DrillContext, dragonfly: Dragonfly): Promise<Verdict> {
  const { replicas, namespace } = dragonfly;
  const expectation = `after a snapshot and the end of all ${replicas} pods, all ${KEYS} keys are there again`;
  const before = await prepare(context, dragonfly);
  if (before.flaws.length > 0) return notBegun(expectation, before, dragonfly);
  const { report, now } = context;
  // Whoever is master next has to have one.
  for (const pod of before.pods) await command(context, nameDragonfly(dragonfly, pod), SAVE);
  const start = now();
  report(`deleting all pods of ${dragonfly.name}`);
  const chosen = [`--namespace=${namespace}`, `--selector=${selectPods(dragonfly)}`, "--wait=true"];
  await change(context, ["delete", RESOURCES.pod, ...chosen], { timeoutSeconds: LIMIT_SECONDS });
  const patience = { what: "new pods of Dragonfly", seconds: LIMIT_SECONDS, pause: 1 };
  await waitUntil(context, patience, async () => {
    const { uids, master } = await readDragonflyState(context, dragonfly);
    return uids.has(master) && uids.get(master) !== before.uids.get(master) ? true : undefined;
  });
  const faults: CheckFault[] = [];
  const { kept, whole } = await finish(context, dragonfly, faults);
  return { expectation, found: `${kept} of ${KEYS} keys; ${whole}; ${(now() - start).toFixed(1)} s in all`, faults };
}

async function prepare(context: DrillContext, dragonfly: Dragonfly): Promise<DragonflyState> {
  const state = await readDragonflyState(context, dragonfly);
  if (state.flaws.length > 0) return state;
  await removeKeys(context, dragonfly);
  await writeKeys(context, dragonfly, state.pods);
  return state;
}

function notBegun(expectation: string, { flaws }: DragonflyState, dragonfly: Dragonfly): Verdict {
  const message = `the drill was not begun, as Dragonfly is not healthy: ${flaws.join("; ")}`;
  return { expectation, found: "Dragonfly was not healthy before", faults: [{ message, help: showPods(dragonfly) }] };
}

/** Waits until all pods are well, and counts what the master has. */
async function finish(context: DrillContext, dragonfly: Dragonfly, faults: CheckFault[]) {
  let flaws: readonly string[] = ["no pod answers"];
  const patience = { what: "all pods of Dragonfly", seconds: LIMIT_SECONDS, pause: 1 };
  const well = await waitUntil(context, patience, async () => {
    ({ flaws } = await readDragonflyState(context, dragonfly));
    return flaws.length === 0 ? true : undefined;
  });
  if (well === undefined) {
    const message = `Dragonfly has not become whole again within ${LIMIT_SECONDS} s: ${flaws.join("; ")}`;
    faults.push({ message, help: showPods(dragonfly) });
  }
  const kept = await countKeys(context, await findMaster(context, dragonfly));
  if (kept < KEYS) {
    const message = `${KEYS - kept} of ${KEYS} keys are lost, expected none`;
    const help = `see whether the new master had copied or loaded everything: kubectl -n ${dragonfly.namespace} logs -l ${selectPods(dragonfly)} --tail=100`;
    faults.push({ message, help });
  }
  return { kept, whole: well === undefined ? "not all pods came back" : `all ${dragonfly.replicas} pods are back` };
}
