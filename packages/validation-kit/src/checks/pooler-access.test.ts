import { expect, it } from "vitest";
import { findFaults } from "../test-check.ts";
import { poolerAccess } from "./pooler-access.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(poolerAccess)).toEqual([]);
});

it("reports a pooler that cannot be reached", async () => {
  const faults = await findFaults(poolerAccess, (cluster) => {
    cluster.containers.login = ({ host }) => [
      2,
      host === "gitlab-pooler-ro" ? "connection refused" : "no password supplied",
    ];
  });
  expect(faults).toEqual([
    expect.stringContaining(
      "role gitlab was not asked for a password at gitlab by Service databases/gitlab-pooler-ro: connection refused",
    ),
  ]);
});
