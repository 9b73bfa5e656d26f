import fc from "fast-check";
import { expect, it } from "vitest";
import { listConnectedReplicas, readInfo } from "./read-info.ts";

it("reads the fields of INFO, and the replicas of a master as Dragonfly and as Redis tell of them", () => {
  const info = readInfo(
    "# Replication\r\nrole:master\r\nconnected_slaves:2\r\n" +
      "slave0:ip=10.0.0.1,port=9999,state=stable_sync,lag=3\r\nslave1:ip=fd00::1,port=6379,state=online,offset=5\r\n",
  );
  expect(info.get("role")).toBe("master");
  expect(listConnectedReplicas(info)).toEqual([
    { address: "10.0.0.1", state: "stable_sync", lag: 3 },
    { address: "fd00::1", state: "online", lag: undefined },
  ]);
});

it("never throws, and reads a value that has colons whole", () => {
  expect(readInfo("a:b:c").get("a")).toBe("b:c");
  fc.assert(fc.property(fc.string(), (text) => void listConnectedReplicas(readInfo(`slave0:${text}\n${text}`))));
});
