import { KEY_PREFIX, KEYS, removeKeys } from "../dragonfly-drill/drill-keys.ts";
import { pickDragonfly } from "../dragonfly-drill/pick-dragonfly.ts";
import { runDragonflyFailover } from "../dragonfly-drill/run-dragonfly-drill.ts";
import type { Drill } from "../drill.ts";

export const dragonflyFailover: Drill = {
  id: "dragonfly-failover",
  criterion: "AC7",
  evidence: "dragonfly-operations",
  title: "A replica of Dragonfly takes over from a master that dies, with everything that it had received",
  inapplicable: ({ dragonfly }) => {
    if (dragonfly === undefined) return "the catalog has no Dragonfly";
    return dragonfly.replicas < 2 ? "Dragonfly has one pod, which nobody can take over from" : undefined;
  },
  announce: ({ dragonfly, verify }) => [
    `Writes ${KEYS} keys that start with ${KEY_PREFIX} to Dragonfly ${dragonfly?.namespace}/${dragonfly?.name}.`,
    `Deletes the pod of its master at once, as a crash would end it: every client is cut off, what no replica had received by then is lost, and nobody can write until a replica has taken over, which should take less than ${verify.baselines.failoverSeconds} s.`,
    "Removes the keys.",
  ],
  run: (context) => runDragonflyFailover(context, pickDragonfly(context.catalog)),
  cleanUp: (context) => removeKeys(context, pickDragonfly(context.catalog)),
};
