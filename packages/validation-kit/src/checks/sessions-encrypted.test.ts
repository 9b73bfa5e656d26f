import { expect, it } from "vitest";
import { NETWORK_SESSIONS, TLS_SETTINGS } from "../sql/sessions.ts";
import { findFaults } from "../test-check.ts";
import { sessionsEncrypted } from "./sessions-encrypted.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(sessionsEncrypted)).toEqual([]);
});

it("reports a server without TLS", async () => {
  const faults = await findFaults(sessionsEncrypted, (cluster) => {
    cluster.containers.row(TLS_SETTINGS)["ssl"] = "off";
  });
  expect(faults).toEqual([expect.stringContaining("ssl is off in pod/shared-1 of databases, expected on")]);
});

it("reports sessions in plain text with whose they are", async () => {
  const faults = await findFaults(sessionsEncrypted, (cluster) => {
    cluster.containers.rows.set(`pod/shared-2 ${NETWORK_SESSIONS}`, [
      { role: "harbor", database: "registry", address: "10.1.2.3", encrypted: false, sessions: 2 },
    ]);
  });
  expect(faults).toEqual([
    expect.stringContaining(
      "2 sessions of harbor in registry from 10.1.2.3 on databases/shared-2 in plain text, expected TLS",
    ),
  ]);
});
