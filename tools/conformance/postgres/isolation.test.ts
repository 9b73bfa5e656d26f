import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POOLER_ROLE } from "./operator-version.ts";
import type { PoolerPod } from "./pooler-pod.ts";
import { renderCluster } from "./rendered-cluster.ts";
import { closeRunFolder } from "./run-folder.ts";
import { type RunningCluster, startCluster } from "./running-cluster.ts";
import { type Login, openSession, tryLogin } from "./session.ts";
import { listOperatorLines } from "./supported-lines.ts";
import { writeTwoTenants } from "./two-tenants.ts";

const TENANTS = ["harbor", "gitlab"] as const;
const SIZES = { connections: 4, reserve: 0, instances: 2 };

describe.each(listOperatorLines())("two tenants on a cluster as CloudNativePG %s writes it", (line) => {
  let cluster: RunningCluster;
  const pods = new Map<string, PoolerPod>();

  beforeAll(async () => {
    cluster = await startCluster(await renderCluster(writeTwoTenants(SIZES, {}, { cloudNativePG: line })), line);
    for (const tenant of TENANTS) pods.set(tenant, await cluster.startPod(`${tenant}-pooler-rw`));
  });
  afterAll(async () => {
    await cluster?.stop();
    closeRunFolder();
  });

  const direct = (user: string, database: string) => cluster.loginAs(user, database, cluster.instance.port);
  const pooled = (user: string, database: string, through: string) =>
    cluster.loginAs(user, database, pods.get(through)?.port ?? 0);
  const inPlainText = ({ tls, ...login }: Login): Login => login;

  describe.each(TENANTS)("%s", (tenant) => {
    const other = tenant === "harbor" ? "gitlab" : "harbor";

    it("reaches its own database over TLS, directly and through its own pooler", async () => {
      expect(await tryLogin(direct(tenant, tenant))).toBe("in");
      expect(await tryLogin(pooled(tenant, tenant, tenant))).toBe("in");
    });

    it("is refused in plain text, directly and through its own pooler", async () => {
      expect(await tryLogin(inPlainText(direct(tenant, tenant)))).toMatch(/^28000 pg_hba.conf rejects .*no encryption/);
      expect(await tryLogin(inPlainText(pooled(tenant, tenant, tenant)))).toMatch(/^08P01 login rejected/);
    });

    it("is refused at the other tenant's database, directly and through either pooler", async () => {
      expect(await tryLogin(direct(tenant, other))).toMatch(/^28000 pg_hba.conf rejects/);
      expect(await tryLogin(pooled(tenant, other, tenant))).toMatch(/^08P01 login rejected/);
      expect(await tryLogin(pooled(tenant, other, other))).toMatch(/^08P01 login rejected/);
    });

    it("is refused by the other tenant's pooler even at its own database", async () => {
      expect(await tryLogin(pooled(tenant, tenant, other))).toMatch(/^08P01 login rejected/);
    });

    it.each(["postgres", "template1"])("is refused at the database %s", async (database) => {
      expect(await tryLogin(direct(tenant, database))).toMatch(/^28000 pg_hba.conf rejects/);
      expect(await tryLogin(pooled(tenant, database, tenant))).toMatch(/^08P01 login rejected/);
    });

    it("is refused with a wrong password, directly and through its own pooler", async () => {
      const password = "wrong";
      expect(await tryLogin({ ...direct(tenant, tenant), password })).toMatch(/^28P01/);
      expect(await tryLogin({ ...pooled(tenant, tenant, tenant), password })).toMatch(/^08P01 .*SASL|password auth/);
    });

    it("has a pooler whose server connections are encrypted with TLS 1.3", async () => {
      const session = await openSession(pooled(tenant, tenant, tenant));
      const found = await session.ask("SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()");
      await session.close();
      expect(found).toEqual({ ssl: "t", version: "TLSv1.3" });
    });
  });

  it("lets nobody in under the poolers' own name", async () => {
    expect(await tryLogin(pooled(POOLER_ROLE, "harbor", "harbor"))).toMatch(/^08P01/);
  });

  it("keeps the superuser out of the poolers", async () => {
    expect(await tryLogin(pooled("postgres", "harbor", "harbor"))).toMatch(/^08P01/);
  });
});
