import { expect, it } from "vitest";
import { makeCatalog } from "../../../renderer/src/test-catalog.ts";
import { findFaults } from "../test-check.ts";
import { rulesLoaded } from "./rules-loaded.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(rulesLoaded)).toEqual([]);
});

it("reports rules that are missing", async () => {
  const faults = await findFaults(rulesLoaded, (cluster) => {
    cluster.remove("PrometheusRule", "cloudnative-pg-shared");
  });
  expect(faults).toEqual([expect.stringContaining("PrometheusRule databases/cloudnative-pg-shared does not exist")]);
});

it("reports rules that somebody has taken out", async () => {
  const faults = await findFaults(rulesLoaded, (cluster) => {
    cluster.find("PrometheusRule", "cloudnative-pg-shared").spec.groups.splice(0, 1);
  });
  expect(faults).toEqual([
    expect.stringMatching(/PrometheusRule databases\/cloudnative-pg-shared has \d+ rules, expected \d+/),
  ]);
});

it("reports rules that VictoriaMetrics' operator could not use", async () => {
  const faults = await findFaults(
    rulesLoaded,
    (cluster) => {
      cluster.find("VMRule", "cloudnative-pg-shared").status = { updateStatus: "failed", reason: "bad expr" };
    },
    makeCatalog({ monitoring: { rules: "VMRule" } }),
  );
  expect(faults).toEqual([
    expect.stringContaining("VMRule databases/cloudnative-pg-shared is failed, expected operational: bad expr"),
  ]);
});
