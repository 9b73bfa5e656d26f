import { expect, it } from "vitest";
import { makeDragonfly } from "../../../renderer/src/test-platform.ts";
import { explainSkip, findFaults } from "../test-check.ts";
import { answerInstead } from "../test-dragonfly.ts";
import { dragonflyReplication } from "./dragonfly-replication.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(dragonflyReplication)).toEqual([]);
});

it("reports a replica that has lost its master", async () => {
  const faults = await findFaults(dragonflyReplication, (cluster) => {
    answerInstead(
      cluster,
      "exec pod/cache-1",
      "role:replica\r\nmaster_link_status:down\r\nmaster_sync_in_progress:1\r\n",
    );
  });
  expect(faults).toEqual([
    "pod caches/cache-1 has a master_link_status of down, expected up",
    "pod caches/cache-1 copies everything from its master just now, expected it done",
  ]);
});

it("reports what the master says of its replicas", async () => {
  const faults = await findFaults(dragonflyReplication, (cluster) => {
    const replica = "slave0:ip=10.0.0.2,port=9999,state=full_sync,lag=200000\r\n";
    answerInstead(cluster, "exec pod/cache-0", `role:master\r\nconnected_slaves:1\r\n${replica}`);
  });
  expect(faults).toEqual([
    "pod caches/cache-0 has 1 connected replicas, expected 2",
    "pod caches/cache-0 has the replica 10.0.0.2 in state full_sync, expected stable_sync",
    "pod caches/cache-0 has the replica 10.0.0.2 200000 changes behind, expected at most 100000",
  ]);
});

it("reports a label that lies: the Service leads to a replica then", async () => {
  const faults = await findFaults(dragonflyReplication, (cluster) => {
    cluster.find("Pod", "cache-0").metadata.labels.role = "replica";
    cluster.find("Pod", "cache-1").metadata.labels.role = "master";
  });
  expect(faults).toEqual([
    "pod caches/cache-0 calls itself master and is labelled role=replica: the Service goes by the label",
    "pod caches/cache-1 calls itself replica and is labelled role=master: the Service goes by the label",
  ]);
});

it("says why it does not apply to a single pod", async () => {
  expect(await explainSkip(dragonflyReplication, { dragonfly: makeDragonfly({ replicas: 1 }) })).toContain("one pod");
});
