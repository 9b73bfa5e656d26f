import { expect, it } from "vitest";
import { NETWORK_SESSIONS } from "../sql/sessions.ts";
import { findFaults } from "../test-check.ts";
import { poolerServerTls } from "./pooler-server-tls.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(poolerServerTls)).toEqual([]);
});

it("reports a pooler's sessions in plain text", async () => {
  const faults = await findFaults(poolerServerTls, (cluster) => {
    cluster.containers.rows.set(`pod/shared-1 ${NETWORK_SESSIONS}`, [
      {
        role: "harbor",
        database: "registry",
        address: cluster.find("Pod", "harbor-pooler-rw-0").status.podIP,
        encrypted: false,
        sessions: 4,
      },
    ]);
  });
  expect(faults).toEqual([
    expect.stringContaining(
      "4 sessions of harbor at registry from pod databases/harbor-pooler-rw-0 to shared-1 are in plain text",
    ),
  ]);
});

it("leaves sessions of others to another check", async () => {
  const faults = await findFaults(poolerServerTls, (cluster) => {
    cluster.containers.rows.set(`pod/shared-1 ${NETWORK_SESSIONS}`, [
      { role: "harbor", address: "10.9.9.9", encrypted: false, sessions: 4 },
    ]);
  });
  expect(faults).toEqual([]);
});
