import { KEY_PREFIX, KEYS, removeKeys } from "../dragonfly-drill/drill-keys.ts";
import { pickDragonfly } from "../dragonfly-drill/pick-dragonfly.ts";
import { runDragonflyPersistence } from "../dragonfly-drill/run-dragonfly-drill.ts";
import type { Drill } from "../drill.ts";

export const dragonflyPersistence: Drill = {
  id: "dragonfly-persistence",
  criterion: "AC7",
  evidence: "dragonfly-operations",
  title: "Dragonfly has its data again after all of its pods have ended",
  inapplicable: ({ dragonfly }) => {
    if (dragonfly === undefined) return "the catalog has no Dragonfly";
    return dragonfly.snapshot === undefined ? "Dragonfly makes no snapshots: spec.dragonfly.snapshot" : undefined;
  },
  announce: ({ dragonfly }) => [
    `Writes ${KEYS} keys that start with ${KEY_PREFIX} to Dragonfly ${dragonfly?.namespace}/${dragonfly?.name}, and makes a snapshot in each of its ${dragonfly?.replicas} pods.`,
    "Deletes all of these pods, gracefully: every client is cut off, and Dragonfly is not there until they have started again and loaded their snapshots. What is written between the snapshot and the end may be lost.",
    "Removes the keys.",
  ],
  run: (context) => runDragonflyPersistence(context, pickDragonfly(context.catalog)),
  cleanUp: (context) => removeKeys(context, pickDragonfly(context.catalog)),
};
