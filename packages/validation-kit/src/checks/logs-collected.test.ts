import { expect, it } from "vitest";
import { findFaults, judge, makeBusyCatalog } from "../test-check.ts";
import { logsCollected } from "./logs-collected.ts";

it("finds nothing where every pod has lines", async () => {
  expect(await judge(logsCollected)).toMatchObject({ status: "passed", found: "9 pods have lines" });
});

it("asks in LogsQL, by the fields of the catalog", async () => {
  const queries: string[] = [];
  const busy = makeBusyCatalog();
  const logFields = {
    namespace: "kubernetes.pod_namespace",
    pod: "kubernetes.pod_name",
    container: "kubernetes.container_name",
  };
  const catalog = { ...busy, verify: { ...busy.verify, logFields, logMatch: { cluster: 'a"b' } } };
  const { status } = await judge(logsCollected, {
    catalog,
    after: (_cluster, stores) => {
      stores.logged = (pods, query) => {
        queries.push(query);
        return pods;
      };
    },
  });
  expect(status).toBe("passed");
  expect(queries[0]).toBe(
    '_time:1h "kubernetes.pod_namespace":="databases" "kubernetes.container_name":="postgres" "cluster":="a\\"b" | stats by ("kubernetes.pod_name") count() as lines',
  );
  expect(queries[2]).toContain('_time:1d "kubernetes.pod_namespace":="caches"');
});

it("reports a pod whose lines do not arrive, and fields that nothing has", async () => {
  const faults = await findFaults(logsCollected, (_cluster, stores) => {
    stores.logged = (pods, query) => (query.includes('"dragonfly"') ? [] : pods.filter((pod) => pod !== "shared-2"));
  });
  expect(faults).toEqual([
    "the logs store has no line of container postgres within 1h from pod databases/shared-2",
    "the logs store has no line of container dragonfly within 1d from pod caches/cache-0, caches/cache-1, caches/cache-2",
  ]);
});

it("is skipped, saying how to give the address, where that is not known", async () => {
  const { status, found } = await judge(logsCollected, { reach: "cluster alone" });
  expect({ status, found }).toEqual({ status: "skipped", found: expect.stringContaining("verify.logsURL") });
});
