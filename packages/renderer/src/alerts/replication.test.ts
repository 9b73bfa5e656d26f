import { expect, it } from "vitest";
import { makeCatalog } from "../test-catalog.ts";
import { buildReplicationAlerts } from "./replication.ts";

it("warns at a minute of lag and is critical at five", () => {
  const alerts = buildReplicationAlerts(makeCatalog());
  expect(alerts.map(({ severity, expr }) => [severity, / > \d+$/.exec(expr)?.[0]])).toEqual([
    ["warning", " > 60"],
    ["critical", " > 300"],
  ]);
});

it("has nothing to watch with one instance", () => {
  expect(buildReplicationAlerts(makeCatalog({ cluster: { instances: 1 } }))).toEqual([]);
});
