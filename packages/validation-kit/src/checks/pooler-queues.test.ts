import { expect, it } from "vitest";
import { SHOW_POOLS } from "../sql/pooler-console.ts";
import { findFaults } from "../test-check.ts";
import { poolerQueues } from "./pooler-queues.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(poolerQueues)).toEqual([]);
});

it("reports clients that wait", async () => {
  const faults = await findFaults(poolerQueues, (cluster) => {
    cluster.containers.rows.set(`pod/gitlab-pooler-rw-0 ${SHOW_POOLS}`, [
      { database: "gitlab", user: "gitlab", cl_active: 9, cl_waiting: 4, maxwait: 12 },
    ]);
  });
  expect(faults).toEqual([
    expect.stringContaining(
      "4 clients of gitlab at gitlab wait in databases/pod/gitlab-pooler-rw-0 of Pooler gitlab-pooler-rw, one for 12 s",
    ),
  ]);
});

it("bears clients that have just come", async () => {
  const faults = await findFaults(poolerQueues, (cluster) => {
    cluster.containers.rows.set(`pod/gitlab-pooler-rw-0 ${SHOW_POOLS}`, [
      { database: "gitlab", user: "gitlab", cl_waiting: 4, maxwait: 1 },
    ]);
  });
  expect(faults).toEqual([]);
});

it("leaves the console's own pool out", async () => {
  const faults = await findFaults(poolerQueues, (cluster) => {
    cluster.containers.rows.set(`pod/gitlab-pooler-rw-0 ${SHOW_POOLS}`, [
      { database: "pgbouncer", user: "x", cl_waiting: 4, maxwait: 99 },
    ]);
  });
  expect(faults).toEqual([]);
});
