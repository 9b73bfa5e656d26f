import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PGBOUNCER_PARAMETERS } from "../../../packages/rules/src/reading/pgbouncer-parameters.ts";
import { note } from "../summary.ts";
import { findPgbouncer } from "./installed.ts";
import { OPERATOR_LINES } from "./operator-version.ts";
import type { PoolerPod } from "./pooler-pod.ts";
import { renderCluster } from "./rendered-cluster.ts";
import { closeRunFolder } from "./run-folder.ts";
import { type RunningCluster, startCluster } from "./running-cluster.ts";
import { listOperatorLines } from "./supported-lines.ts";
import { writeTwoTenants } from "./two-tenants.ts";

/**
 * The minor of PgBouncer 1 that introduced a parameter which the operator allows in a Pooler, where Debian 12 and Ubuntu 24.04
 * have an older one (PgBouncer's changelog; tried with 1.18 and 1.25.1).
 */
const INTRODUCED: Readonly<Record<string, number>> = {
  cancel_wait_timeout: 19,
  track_extra_parameters: 20,
  max_prepared_statements: 21,
  client_tls13_ciphers: 25,
  server_tls13_ciphers: 25,
};
/** Those that are judged by this list. */
const KNOWN_MINORS = { oldest: 18, newest: 25 };

describe("what is installed", () => {
  let cluster: RunningCluster;
  let pod: PoolerPod;
  const started = performance.now();
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
    const { version } = findPgbouncer();
    const minor = Number(version.split(".")[1]);
    const isKnown = version.startsWith("1.") && minor >= KNOWN_MINORS.oldest && minor <= KNOWN_MINORS.newest;
    expect(
      isKnown,
      `PgBouncer ${version} is none of 1.${KNOWN_MINORS.oldest} to 1.${KNOWN_MINORS.newest}: look in its changelog for parameters that came or went, and widen INTRODUCED and KNOWN_MINORS`,
    ).toBe(true);
    const lacking = Object.keys(INTRODUCED).filter((name) => (INTRODUCED[name] ?? 0) > minor);
    expect([...PGBOUNCER_PARAMETERS.keys()].filter((name) => !known.has(name)).sort()).toEqual(lacking.sort());
  });

  it("refuses to start with a parameter that it does not know, and says which", async () => {
    const unknown = cluster.startPod("harbor-pooler-rw", { no_such_parameter: "1" });
    await expect(unknown).rejects.toThrow(/no_such_parameter/);
  });

  it("is as much as auth_dbname needs, or poolers of CloudNativePG 1.28 and later are left out, and the summary says so", () => {
    const lines = listOperatorLines();
    const left = OPERATOR_LINES.filter((line) => !lines.includes(line));
    const { version } = findPgbouncer();
    const poolers = left.length === 0 ? "nothing left out" : `poolers of CloudNativePG ${left.join(", ")} left out`;
    note("postgres", `PgBouncer ${version}: poolers of CloudNativePG ${lines.join(", ")} proved, ${poolers}`, started);
    expect(lines).toContain("1.27.0");
    expect(left).toEqual(version.startsWith("1.18.") ? ["1.30.0"] : []);
  });
});
