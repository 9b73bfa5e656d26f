import { selectDragonflyPods } from "@tenantry/renderer";
import type { Catalog } from "@tenantry/tenant-model";
import { makeDragonfly } from "../../renderer/src/test-platform.ts";
import { makeBusyCatalog } from "./test-check.ts";
import type { TestObject } from "./test-cluster.ts";
import { DrillStage } from "./test-drill.ts";

export const DRAGONFLY = makeDragonfly({
  name: "dragonfly",
  namespace: "dragonfly-system",
  replicas: 3,
  snapshot: { cron: "*/15 * * * *", storage: { size: "5Gi" } },
});

export interface DragonflyMishap {
  /** Keys that the next master has; all when left out. */
  readonly kept?: number;
  /** Seconds until there is a master again; 2 when left out. */
  readonly downtime?: number;
  /** The pods stay away. */
  readonly noReturn?: true;
}

/** Three pods; one that is deleted is back at the next tick, and the first one that is left becomes master after a while. */
export function stageDragonfly(mishap: DragonflyMishap = {}, changes: Partial<Catalog> = {}): DrillStage {
  const stage = new DrillStage(makeBusyCatalog({ dragonfly: DRAGONFLY, ...changes }));
  const { objects, containers } = stage.cluster;
  let keys = 0;
  let uid = 0;
  let gone: string[] = [];
  const { name, namespace } = DRAGONFLY;
  const add = (pod: string, role: string) => {
    uid += 1;
    const labels = { ...selectDragonflyPods(DRAGONFLY).matchLabels, role };
    const status = { conditions: [{ type: "Ready", status: "True" }] };
    objects.push({ apiVersion: "v1", kind: "Pod", metadata: { name: pod, namespace, uid: `u${uid}`, labels }, status });
  };
  const list = (): TestObject[] =>
    objects.filter(({ kind, metadata }) => kind === "Pod" && metadata.labels?.app === name);
  objects.splice(0, objects.length, ...objects.filter((object) => !list().includes(object)));
  for (const index of [0, 1, 2]) add(`${name}-${index}`, index === 0 ? "master" : "replica");
  containers.others.unshift((args) => {
    const words = args.join(" ");
    if (!words.includes("redis-cli")) return undefined;
    const replicas = list().length - 1;
    const slaves = Array.from(
      { length: replicas },
      (_, index) => `slave${index}:ip=10.0.0.${index},state=stable_sync,lag=0`,
    );
    const info = ["# Replication", "role:master", ...slaves, ""].join("\r\n");
    return { stdout: words.includes("INFO") ? info : `${keys}\n`, exitCode: 0 };
  });
  stage.executed = (command) => {
    if (command.includes("redis-benchmark")) return '"SET","60000.00"\n"GET","40000.00"\n';
    if (command.includes("pgbench")) return "";
    if (command.includes(" MSET ")) keys = 100;
    if (command.includes(" DEL ")) keys = 0;
    return command.includes(" DEL ") ? "100\n" : "OK\n";
  };
  let since = 0;
  stage.deleted = ({ metadata }) => {
    if (metadata.labels?.app === name) gone.push(metadata.name);
  };
  stage.ticked = (now) => {
    if (gone.length === 0) since = now;
    if (gone.length === 0 || mishap.noReturn === true || now - since < (mishap.downtime ?? 2)) return;
    const [next] = list();
    for (const pod of gone) add(pod, "replica");
    gone = [];
    (next ?? list()[0]).metadata.labels.role = "master";
    keys = mishap.kept ?? 100;
  };
  return stage;
}
