import { expect, it } from "vitest";
import { explainSkip, findFaults } from "../test-check.ts";
import { plainTextRefused } from "./plain-text-refused.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(plainTextRefused)).toEqual([]);
});

it("reports tenants that are served without TLS", async () => {
  const faults = await findFaults(plainTextRefused, (cluster) => {
    cluster.containers.login = ({ role }) =>
      role === "gitlab" ? [2, "no password supplied"] : [2, "no pg_hba.conf entry"];
  });
  expect(faults).toEqual([
    expect.stringContaining("role gitlab of tenant gitlab was not refused in plain text at its database gitlab"),
  ]);
});

it("does not apply where there is nothing to look at", async () => {
  expect(await explainSkip(plainTextRefused, { isolation: "off" })).toContain("isolation is off");
});
