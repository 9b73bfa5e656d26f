import { expect, it } from "vitest";
import { explainSkip, findFaults } from "../test-check.ts";
import { backupPluginAvailable } from "./backup-plugin-available.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(backupPluginAvailable)).toEqual([]);
});

it("reports a plugin that is not there", async () => {
  const faults = await findFaults(backupPluginAvailable, (cluster) => {
    cluster.remove("Service", "barman-cloud");
  });
  expect(faults).toEqual([
    expect.stringContaining(
      "no Service in any namespace is labelled cnpg.io/pluginName=barman-cloud.cloudnative-pg.io",
    ),
  ]);
});

it("reports one without a ready endpoint", async () => {
  const faults = await findFaults(backupPluginAvailable, (cluster) => {
    cluster.remove("EndpointSlice", "barman-cloud-1");
  });
  expect(faults).toEqual([
    expect.stringContaining("Service cnpg-system/barman-cloud of the plugin has no ready endpoint"),
  ]);
});

it("reports one in another namespace than the operator", async () => {
  const faults = await findFaults(backupPluginAvailable, (cluster) => {
    cluster.find("Service", "barman-cloud").metadata.namespace = "plugins";
    cluster.find("EndpointSlice", "barman-cloud-1").metadata.namespace = "plugins";
  });
  expect(faults).toEqual([
    expect.stringContaining("Service plugins/barman-cloud is in another namespace than the operator (cnpg-system)"),
  ]);
});

it("does not apply where there is nothing to look at", async () => {
  expect(await explainSkip(backupPluginAvailable, { backup: { method: "none", reason: "a test" } })).toContain(
    "needs no plugin",
  );
});
