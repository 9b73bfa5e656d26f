import { expect, it } from "vitest";
import { SHOW_CONFIG } from "../sql/pooler-console.ts";
import { findFaults } from "../test-check.ts";
import { poolerParameters } from "./pooler-parameters.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(poolerParameters)).toEqual([]);
});

it("reports a setting that has not arrived in PgBouncer", async () => {
  const faults = await findFaults(poolerParameters, (cluster) => {
    cluster.containers.row(`pod/harbor-pooler-rw-0 ${SHOW_CONFIG}`, ({ key }) => key === "pool_mode")["value"] =
      "session";
  });
  expect(faults).toEqual([
    expect.stringContaining("of Pooler harbor-pooler-rw has pool_mode session, expected transaction"),
  ]);
});

it("bears the words that the operator adds", async () => {
  const faults = await findFaults(poolerParameters, (cluster) => {
    cluster.containers.rows.get(`pod/harbor-pooler-rw-0 ${SHOW_CONFIG}`)?.push({ key: "other", value: "x" });
  });
  expect(faults).toEqual([]);
});

it("reports that there is no pod to ask", async () => {
  const faults = await findFaults(poolerParameters, (cluster) => {
    cluster.removeAll("Pod");
  });
  expect(faults).toEqual([expect.stringContaining("no pooler of Cluster databases/shared has a ready pod")]);
});
