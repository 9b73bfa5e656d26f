import { nameOf } from "../ask-postgres.ts";
import type { CheckFault } from "../check.ts";
import { checkDragonfly, isReady, listDragonflyPods, roleOf, showPods } from "../dragonfly/dragonfly-check.ts";
import { placeOf } from "../object-place.ts";
import { showValue } from "../read-field.ts";

export const dragonflyRoles = checkDragonfly({
  id: "dragonfly-roles",
  criterion: "AC7",
  title: "Dragonfly has as many ready pods as the catalog says, one of them the master and the others replicas",
  async run(context, dragonfly) {
    const { name, namespace, replicas } = dragonfly;
    const pods = await listDragonflyPods(context, dragonfly);
    const help = showPods(dragonfly);
    const masters = pods.filter((pod) => roleOf(pod) === "master").map(nameOf);
    const ready = pods.filter(isReady);
    const faults: CheckFault[] = [];
    const place = `Dragonfly ${namespace}/${name}`;
    if (pods.length !== replicas) {
      faults.push({ message: `${place} has ${pods.length} pods, expected ${replicas}`, help });
    }
    for (const pod of pods) {
      if (!isReady(pod)) faults.push({ message: `pod ${placeOf(pod)} of ${place} is not ready, expected ready`, help });
      const role = roleOf(pod);
      if (role !== "master" && role !== "replica") {
        faults.push({
          message: `pod ${placeOf(pod)} of ${place} has the role ${showValue(role)}, expected master or replica`,
          help,
        });
      }
    }
    if (masters.length !== 1) {
      const found =
        masters.length === 0 ? "no pod labelled role=master" : `${masters.length} masters: ${masters.join(", ")}`;
      const consequence = masters.length === 0 ? "its Service leads nowhere" : "what all but one of them take is lost";
      faults.push({ message: `${place} has ${found}, expected exactly one: ${consequence}`, help });
    }
    return {
      expectation: `${replicas} ready pods, one with role=master and ${replicas - 1} with role=replica`,
      found: `${ready.length} ready of ${pods.length}, master ${masters.join(", ") || "nobody"}`,
      faults,
    };
  },
});
