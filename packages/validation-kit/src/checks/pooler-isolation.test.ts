import { expect, it } from "vitest";
import { explainSkip, findFaults } from "../test-check.ts";
import { poolerIsolation } from "./pooler-isolation.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(poolerIsolation)).toEqual([]);
});

it("reports a pooler that leads its tenant elsewhere", async () => {
  const faults = await findFaults(poolerIsolation, (cluster) => {
    cluster.containers.login = ({ host }) => [
      2,
      host === "harbor-pooler-rw" ? "no password supplied" : "login rejected",
    ];
  });
  expect(faults).toEqual([
    expect.stringContaining(
      "role harbor was not refused at gitlab, another tenant's database, by Service databases/harbor-pooler-rw",
    ),
  ]);
});

it("does not apply where there is nothing to look at", async () => {
  expect(await explainSkip(poolerIsolation, { isolation: "off" })).toContain("isolation is off");
});
