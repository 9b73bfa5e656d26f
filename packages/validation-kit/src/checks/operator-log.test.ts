import { expect, it } from "vitest";
import { findFaults } from "../test-check.ts";
import { operatorLog } from "./operator-log.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(operatorLog)).toEqual([]);
});

it("reports errors once each, with how often they occur", async () => {
  const faults = await findFaults(operatorLog, (cluster) => {
    const line = (message: string) => JSON.stringify({ level: "error", ts: "2026-11-21T11:59:00Z", msg: message });
    cluster.logs.set("cnpg-system/pod/cnpg-operator-0", [line("x failed"), line("x failed"), "text"].join("\n"));
  });
  expect(faults).toEqual([expect.stringContaining("has logged 2 times the error: x failed")]);
});
