import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PGBOUNCER_PARAMETERS } from "../../../packages/rules/src/reading/pgbouncer-parameters.ts";
import { findPgbouncer } from "./installed.ts";
import type { PoolerPod } from "./pooler-pod.ts";
import { renderCluster } from "./rendered-cluster.ts";
import { closeRunFolder } from "./run-folder.ts";
import { type RunningCluster, startCluster } from "./running-cluster.ts";
import { listOperatorLines } from "./supported-lines.ts";
import { writeTwoTenants } from "./two-tenants.ts";

/** Parameters that the operator allows in a Pooler and that a PgBouncer does not know, by its version. */
const UNKNOWN: Readonly<Record<string, readonly string[]>> = {
  // Debian 12.
  "1.18": [
    "cancel_wait_timeout",
    "client_tls13_ciphers",
    "max_prepared_statements",
    "server_tls13_ciphers",
    "track_extra_parameters",
  ],
  // The images of CloudNativePG 1.27 and 1.30.
  "1.24": ["client_tls13_ciphers", "server_tls13_ciphers"],
  "1.25": [],
};

describe("what is installed", () => {
  let cluster: RunningCluster;
  let pod: PoolerPod;
  beforeAll(async () => {
    cluster = await startCluster(
      await renderCluster(writeTwoTenants({ connections: 2, reserve: 0, instances: 1 })),
      "1.27.0",
    );
    pod = await cluster.startPod("harbor-pooler-rw");
  });
  afterAll(async () => {
    await cluster?.stop();
    closeRunFolder();
  });

  it("is PostgreSQL 17 with TLS by OpenSSL", async () => {
    const session = await cluster.instance.openLocal("postgres");
    const found = await session.ask(
      "SELECT current_setting('server_version') AS version, current_setting('ssl_library') AS tls, current_setting('ssl') AS ssl",
    );
    await session.close();
    expect(found).toEqual({ version: expect.stringMatching(/^17\./), tls: "OpenSSL", ssl: "on" });
  });

  it("is a PgBouncer that knows every parameter a Pooler may set but those listed here by name", async () => {
    const console = await pod.openConsole();
    const known = new Set((await console.list("SHOW CONFIG")).map(({ key }) => key));
    await console.close();
    const minor = findPgbouncer().version.split(".").slice(0, 2).join(".");
    expect([...PGBOUNCER_PARAMETERS.keys()].filter((name) => !known.has(name)).sort()).toEqual(UNKNOWN[minor]);
  });

  it("refuses to start with a parameter that it does not know, and says which", async () => {
    const unknown = cluster.startPod("harbor-pooler-rw", { no_such_parameter: "1" });
    await expect(unknown).rejects.toThrow(/no_such_parameter/);
  });

  it("is as much as auth_dbname needs, or CloudNativePG 1.28 and later are out of its reach", async () => {
    const lines = listOperatorLines();
    expect(lines.includes("1.30.0")).toBe(!findPgbouncer().version.startsWith("1.18."));
  });
});
