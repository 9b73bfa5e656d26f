import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EXPORTER_ROLE, OPERATOR_LINES, POOLER_ROLE, REPLICA_ROLE } from "./operator-version.ts";
import { renderCluster } from "./rendered-cluster.ts";
import { closeRunFolder } from "./run-folder.ts";
import { type RunningCluster, startCluster } from "./running-cluster.ts";
import { openSession, tryLogin } from "./session.ts";
import { writeTwoTenants } from "./two-tenants.ts";

const SIZES = { connections: 4, reserve: 0, instances: 2 };

// No pooler runs here: every line of the operator is tried, whatever PgBouncer is installed.
describe.each(OPERATOR_LINES)("PostgreSQL by itself, as CloudNativePG %s sets it up", (line) => {
  let cluster: RunningCluster;
  beforeAll(async () => {
    cluster = await startCluster(await renderCluster(writeTwoTenants(SIZES, {}, { cloudNativePG: line })), line);
  });
  afterAll(async () => {
    await cluster?.stop();
    closeRunFolder();
  });

  const direct = (user: string, database: string) => cluster.loginAs(user, database, cluster.instance.port);

  it("lets replicas stream by certificate, and pg_rewind into `postgres`, but not without the certificate", async () => {
    const login = cluster.loginByCertificate(REPLICA_ROLE, "postgres");
    const walsender = await openSession({ ...login, replication: "true" });
    expect(await walsender.ask("IDENTIFY_SYSTEM")).toHaveProperty("systemid");
    await walsender.close();
    expect(await tryLogin(login)).toBe("in");
    expect(await tryLogin(direct(REPLICA_ROLE, "postgres"))).toMatch(/^28000 connection requires a valid client cert/);
  });

  it("lets the poolers look passwords up by certificate, but nobody in their name without it", async () => {
    const database = line === "1.27.0" ? "harbor" : "postgres";
    const session = await openSession(cluster.loginByCertificate(POOLER_ROLE, database));
    const { passwd } = await session.ask("SELECT passwd FROM public.user_search('gitlab')");
    await session.close();
    expect(passwd).toMatch(/^SCRAM-SHA-256\$/);
    expect(await tryLogin(direct(POOLER_ROLE, database))).toMatch(/^28000 connection requires a valid client cert/);
  });

  it("lets the instance manager and the exporter in over the socket", async () => {
    for (const role of ["postgres", ...(line === "1.27.0" ? [] : ([EXPORTER_ROLE] as const))] as const) {
      const session = await cluster.instance.openLocal(role, "harbor");
      expect(await session.ask("SELECT session_user AS role")).toEqual({ role });
      await session.close();
    }
  });

  it.each(["harbor", "gitlab"])("lets %s into its own database alone, over TLS", async (tenant) => {
    const { tls, ...inPlainText } = direct(tenant, tenant);
    expect(await tryLogin(direct(tenant, tenant))).toBe("in");
    expect(await tryLogin(inPlainText)).toMatch(/^28000 pg_hba.conf rejects/);
    for (const database of [tenant === "harbor" ? "gitlab" : "harbor", "postgres", "template1"])
      expect(await tryLogin(direct(tenant, database))).toMatch(/^28000 pg_hba.conf rejects/);
  });

  it("keeps the superuser off the network", async () => {
    for (const database of ["postgres", "harbor"])
      expect(await tryLogin(direct("postgres", database))).toMatch(/^28000 pg_hba.conf rejects/);
  });
});
