import type { Dragonfly } from "@tenantry/tenant-model";
import { change } from "../change-cluster.ts";
import type { ContainerName } from "../cluster-reader.ts";
import { findMaster, nameDragonfly } from "../dragonfly/dragonfly-check.ts";
import type { DrillContext } from "../drill.ts";
import { ADMIN_CLI, askAdmin } from "../redis/redis-cli.ts";
import { Unanswered } from "../unanswered.ts";
import { waitUntil } from "../wait-until.ts";

export const KEYS = 100;
/** Of no tenant: theirs end with a colon after their own name. */
export const KEY_PREFIX = "tenantry-drill:";

const names = Array.from({ length: KEYS }, (_, index) => `${KEY_PREFIX}${index}`);
/** Answers with how many there are. */
export const COUNT_KEYS: readonly string[] = ["EXISTS", ...names];
export const DELETE_KEYS: readonly string[] = ["DEL", ...names];
export const SET_KEYS: readonly string[] = ["MSET", ...names.flatMap((name) => [name, "written by tenantry"])];
export const SAVE: readonly string[] = ["SAVE"];

/** @throws Unanswered, also where Dragonfly refuses */
export async function command(
  context: DrillContext,
  { namespace, target, container }: ContainerName,
  words: readonly string[],
): Promise<void> {
  const place = ["exec", target, `--namespace=${namespace}`, `--container=${container}`, "--"];
  const { command: line, stdout } = await change(context, [...place, ...ADMIN_CLI, ...words], { timeoutSeconds: 600 });
  // redis-cli ends with 0 whatever the server says.
  if (/^(OK|\d+)$/.test(stdout.trim())) return;
  throw new Unanswered({
    kind: "unreachable",
    message: `\`${line}\` was refused: ${stdout.trim().slice(0, 300)}`,
    help: "see to what Dragonfly says, and run the drill again",
  });
}

/** How many of the drill's keys a pod has. @throws Unanswered */
export async function countKeys(context: DrillContext, container: ContainerName): Promise<number> {
  return Number((await askAdmin(context.cluster, container, COUNT_KEYS)).trim());
}

/** Writes them at the master, and waits until every pod has them. @throws Unanswered */
export async function writeKeys(context: DrillContext, dragonfly: Dragonfly, pods: readonly string[]): Promise<void> {
  await command(context, await findMaster(context, dragonfly), SET_KEYS);
  const patience = { what: "every pod of Dragonfly to have the drill's keys", seconds: 60, pause: 0.5 };
  const spread = await waitUntil(context, patience, async () => {
    for (const pod of pods) if ((await countKeys(context, nameDragonfly(dragonfly, pod))) < KEYS) return undefined;
    return true;
  });
  if (spread !== undefined) return;
  throw new Unanswered({
    kind: "unreachable",
    message: "not every pod of Dragonfly has received what was written to the master, before anything was done to it",
    help: "the check dragonfly-replication says what is wrong with its replicas",
  });
}

/** Also those that an earlier run has left. @throws Unanswered */
export async function removeKeys(context: DrillContext, dragonfly: Dragonfly): Promise<void> {
  const remove = async () => {
    await command(context, await findMaster(context, dragonfly), DELETE_KEYS);
    return true;
  };
  const patience = { what: "a master of Dragonfly that removes the drill's keys", seconds: 120, pause: 2 };
  if ((await waitUntil(context, patience, remove)) === undefined) await remove();
}
