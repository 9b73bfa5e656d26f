import { expect, it } from "vitest";
import { findFaults } from "../test-check.ts";
import { poolerSettings } from "./pooler-settings.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(poolerSettings)).toEqual([]);
});

it("reports a size that somebody has changed", async () => {
  const faults = await findFaults(poolerSettings, (cluster) => {
    cluster.find("Pooler", "harbor-pooler-rw").spec.pgbouncer.parameters.default_pool_size = "50";
  });
  expect(faults).toEqual([
    expect.stringContaining(
      "Pooler databases/harbor-pooler-rw differs from the catalog: pgbouncer.parameters.default_pool_size is 50, expected 5",
    ),
  ]);
});

it("reports rules that let others in", async () => {
  const faults = await findFaults(poolerSettings, (cluster) => {
    cluster.find("Pooler", "harbor-pooler-rw").spec.pgbouncer.pg_hba = ["host all all all md5"];
  });
  expect(faults).toEqual([expect.stringContaining("differs from the catalog: pgbouncer.pg_hba is")]);
});

it("reports one that is paused", async () => {
  const faults = await findFaults(poolerSettings, (cluster) => {
    cluster.find("Pooler", "gitlab-pooler-ro").spec.pgbouncer.paused = true;
  });
  expect(faults).toEqual([expect.stringContaining("Pooler databases/gitlab-pooler-ro is paused")]);
});

it("reports one that is missing", async () => {
  const faults = await findFaults(poolerSettings, (cluster) => {
    cluster.remove("Pooler", "gitlab-pooler-rw");
  });
  expect(faults).toEqual([expect.stringContaining("Pooler databases/gitlab-pooler-rw does not exist")]);
});
