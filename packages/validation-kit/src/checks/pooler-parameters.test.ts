import { expect, it } from "vitest";
import { makePooler, makeTenant } from "../../../renderer/src/test-catalog.ts";
import { SHOW_CONFIG } from "../sql/pooler-console.ts";
import { findFaults, makeBusyCatalog } from "../test-check.ts";
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

it("bears the words that the operator puts before those of the catalog, not that these are missing", async () => {
  const pooler = makePooler("harbor-pooler-rw", { parameters: { ignore_startup_parameters: "search_path" } });
  const catalog = makeBusyCatalog({ tenants: [makeTenant("harbor", { poolers: [pooler] })] });
  const answer = (value: string) =>
    findFaults(
      poolerParameters,
      ({ containers }) => {
        const key = "ignore_startup_parameters";
        containers.row(`pod/harbor-pooler-rw-0 ${SHOW_CONFIG}`, (row) => row["key"] === key)["value"] = value;
      },
      catalog,
    );
  expect(await answer("extra_float_digits,options,search_path")).toEqual([]);
  expect(await answer("extra_float_digits,options")).toEqual([
    expect.stringContaining("has ignore_startup_parameters extra_float_digits,options, expected search_path"),
  ]);
});

it("reports that there is no pod to ask", async () => {
  const faults = await findFaults(poolerParameters, (cluster) => {
    cluster.removeAll("Pod");
  });
  expect(faults).toEqual([expect.stringContaining("no pooler of Cluster databases/shared has a ready pod")]);
});
