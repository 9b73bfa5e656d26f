import { expect, it } from "vitest";
import { findFaults, judge } from "../test-check.ts";
import { clientServices } from "./client-services.ts";

it("finds nothing in a healthy cluster: the pooler, the way around it, and Dragonfly", async () => {
  expect(await judge(clientServices)).toMatchObject({
    status: "passed",
    expectation:
      "a Service with ready endpoints for each of harbor-pooler-rw.databases.svc, shared-rw.databases.svc, cache.caches.svc",
  });
});

it("reports a host that is no Service", async () => {
  expect(await findFaults(clientServices, (cluster) => cluster.remove("Service", "harbor-pooler-rw"))).toEqual([
    "harbor-pooler-rw.databases.svc, which clients connect to, is no Service: databases/harbor-pooler-rw does not exist",
  ]);
});

it("reports a Service that leads nowhere", async () => {
  const faults = await findFaults(clientServices, (cluster) => {
    cluster.find("EndpointSlice", "cache-x").endpoints[0].conditions.ready = false;
  });
  expect(faults).toEqual([
    "cache.caches.svc, which clients connect to, leads nowhere: Service caches/cache has no ready endpoint",
  ]);
});
