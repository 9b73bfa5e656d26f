import { expect, it } from "vitest";
import { explainSkip, findFaults } from "../test-check.ts";
import { secretsSynced } from "./secrets-synced.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(secretsSynced)).toEqual([]);
});

it("reports one that could not be fetched", async () => {
  const faults = await findFaults(secretsSynced, (cluster) => {
    cluster.find("ExternalSecret", "gitlab-db-credentials").status.conditions[0] = {
      type: "Ready",
      status: "False",
      message: "no such item",
    };
  });
  expect(faults).toEqual([
    expect.stringContaining("ExternalSecret databases/gitlab-db-credentials is not Ready: no such item"),
  ]);
});

it("reports one that is missing", async () => {
  const faults = await findFaults(secretsSynced, (cluster) => {
    cluster.remove("ExternalSecret", "harbor-db-credentials");
  });
  expect(faults).toEqual([expect.stringContaining("ExternalSecret databases/harbor-db-credentials does not exist")]);
});

it("does not apply where there is nothing to look at", async () => {
  expect(await explainSkip(secretsSynced, { secrets: { style: "existing" } })).toContain("secrets are existing ones");
});
