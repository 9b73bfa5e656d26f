import { budgetInstance } from "@tenantry/rules";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startLoad } from "./client-load.ts";
import { countSessionsByRole, takeCensus } from "./connection-census.ts";
import { POOLER_ROLE } from "./operator-version.ts";
import type { PoolerPod } from "./pooler-pod.ts";
import { type RenderedCluster, renderCluster } from "./rendered-cluster.ts";
import { closeRunFolder } from "./run-folder.ts";
import { type RunningCluster, startCluster } from "./running-cluster.ts";
import { openSession, type Session } from "./session.ts";
import { listOperatorLines } from "./supported-lines.ts";
import { writeTwoTenants } from "./two-tenants.ts";

const TENANTS = ["harbor", "gitlab"] as const;
const SIZES = { connections: 20, reserve: 4, instances: 2, direct: 2 };
const SUPERUSER_RESERVED = 3;
/** What the driver says when the server closes the connection without a word. */
const CUT_OFF = "Connection terminated unexpectedly";

describe.each(listOperatorLines())(
  "a max_connections that our budget just fits, as CloudNativePG %s runs it",
  (line) => {
    let rendered: RenderedCluster;
    let cluster: RunningCluster;
    let superuser: Session;

    beforeAll(async () => {
      const versions = { cloudNativePG: line };
      const { budget } = await renderCluster(writeTwoTenants(SIZES, {}, versions));
      const max_connections = budgetInstance(budget, "primary").total + SUPERUSER_RESERVED;
      rendered = await renderCluster(writeTwoTenants(SIZES, { parameters: { max_connections } }, versions));
    });
    afterAll(closeRunFolder);
    // A cluster for each test: sessions of the one before would count.
    beforeEach(async () => {
      cluster = await startCluster(rendered, line);
      superuser = await cluster.instance.openLocal("postgres");
      return async () => {
        await superuser.close();
        await cluster.stop();
      };
    });

    const poolerOf = (tenant: string) => {
      const found = rendered.budget.poolers.find(({ name }) => name === `${tenant}-pooler-rw`);
      if (found === undefined) throw new Error(`the budget knows no pooler of ${tenant}`);
      return found;
    };
    const limitOf = (tenant: string) => rendered.budget.roles.find(({ name }) => name === tenant)?.limit;
    /** Server connections of the tenant's role in one pod. */
    const sizeOf = (tenant: string) => {
      const size = poolerOf(tenant).perPod.byUser.get(tenant);
      if (size === undefined) throw new Error(`the budget does not know what a pod opens for ${tenant}`);
      return size;
    };
    /** … and in all that there are while the pooler rolls. */
    const fullOf = (tenant: string) => poolerOf(tenant).pods.rolling * sizeOf(tenant);
    const startPods = (tenant: string, count: number, parameters?: Readonly<Record<string, string>>) =>
      Promise.all(Array.from({ length: count }, () => cluster.startPod(`${tenant}-pooler-rw`, parameters)));

    const count = async (tenant: string) => (await countSessionsByRole(superuser)).get(tenant) ?? 0;
    const countAll = async () =>
      [...(await countSessionsByRole(superuser)).values()].reduce((sum, own) => sum + own, 0);
    const closeOne = (session: Session) => session.close();
    const closeAll = (sessions: readonly Session[]) => Promise.all(sessions.map(closeOne));
    const openOrdinary = () => openSession(cluster.loginByCertificate(POOLER_ROLE, "postgres"));

    /** A client that keeps its server connection. */
    async function hold(tenant: string, port: number): Promise<Session> {
      const session = await openSession({ ...cluster.loginAs(tenant, tenant, port), timeout: 30_000 });
      await session.ask("BEGIN");
      await session.ask("SELECT 1");
      return session;
    }

    /** As many of them, one after the other, so that one connection of auth_query is enough. */
    async function occupy(tenant: string, port: number, count: number): Promise<Session[]> {
      const sessions: Session[] = [];
      while (sessions.length < count) sessions.push(await hold(tenant, port));
      return sessions;
    }

    it("every pod at its limit, with direct sessions and headroom: each session fits, and one more is refused", async () => {
      const sums = budgetInstance(rendered.budget, "primary");
      expect(sums.total).toBe(sums.usable);
      const held = await Promise.all(
        TENANTS.map(async (tenant) => {
          const pods = await startPods(tenant, poolerOf(tenant).pods.rolling);
          const pooled = await Promise.all(pods.map(({ port }) => occupy(tenant, port, sizeOf(tenant))));
          return [...pooled.flat(), ...(await occupy(tenant, cluster.instance.port, SIZES.direct))];
        }),
      );
      for (const tenant of TENANTS) {
        expect(await count(tenant)).toBe(limitOf(tenant));
        await expect(hold(tenant, cluster.instance.port)).rejects.toThrow(`too many connections for role "${tenant}"`);
      }
      expect(cluster.instance.process.readLog()).not.toMatch(/remaining connection slots/);

      const headroom: Session[] = [];
      while ((await countAll()) < sums.usable) headroom.push(await openOrdinary());
      // With the superuser's session, which is none of the reserved ones as long as there are others.
      expect(headroom).toHaveLength(sums.headroom - 1);
      await expect(openOrdinary()).rejects.toThrow(/remaining connection slots are reserved/);
      const reserved = await cluster.instance.openLocal("postgres");
      expect(await reserved.ask("SELECT 1 AS here")).toEqual({ here: "1" });
      await closeAll([...held.flat(), ...headroom, reserved]);
    });

    it("pools one larger than the budget's run into their role's limit", async () => {
      const size = sizeOf("gitlab") + 1;
      const larger = { default_pool_size: String(size), max_db_connections: String(size + 1) };
      const [last, ...others] = await startPods("gitlab", poolerOf("gitlab").pods.rolling, larger);
      const held = await Promise.all(others.map(({ port }) => occupy("gitlab", port, size)));
      const left = Number(limitOf("gitlab")) - others.length * size;
      expect(left).toBeLessThan(size);
      held.push(await occupy("gitlab", last?.port ?? 0, left));
      const more = hold("gitlab", last?.port ?? 0).then(closeOne, () => undefined);
      await expect
        .poll(cluster.instance.process.readLog, { timeout: 5000 })
        .toMatch(/too many connections for role "gitlab"/);
      expect(await count("gitlab")).toBe(limitOf("gitlab"));
      await closeAll(held.flat());
      await more;
    });

    it("200 clients and a rolling restart of both poolers reach what the budget counts, never pass it, and no more than clients of pods that end are cut off", async () => {
      const ready = new Map<string, readonly PoolerPod[]>();
      for (const tenant of TENANTS) ready.set(tenant, await startPods(tenant, SIZES.instances));
      let turn = 0;
      const chooseLogin = (tenant: string) => () => {
        const pods = ready.get(tenant) ?? [];
        turn += 1;
        return cluster.loginAs(tenant, tenant, pods[turn % pods.length]?.port ?? 0);
      };
      const watcher = await cluster.instance.openLocal("postgres");
      const census = await takeCensus(watcher, async () => {
        const loads = TENANTS.map((tenant) => startLoad(100 - fullOf(tenant), chooseLogin(tenant), 0.2));
        for (let index = 0; index < SIZES.instances; index += 1) await Promise.all(TENANTS.map(replaceFirst));
        await Promise.all(loads.map((load) => load.stop()));
        for (const { done, failures } of loads) {
          expect(done()).toBeGreaterThan(100);
          // Clients of a pod that ends are cut off, at most all of them each time; nobody is told anything else.
          expect([...failures.keys()].filter((message) => message !== CUT_OFF)).toEqual([]);
          expect(failures.get(CUT_OFF) ?? 0).toBeLessThanOrEqual(100 * SIZES.instances);
        }
      });
      // From 1.28 on a storm of logins may take more slots than the budget counts: see login-storm.test.ts.
      const boundsAuth = line === "1.27.0";
      const refusals = boundsAuth ? /too many|remaining connection slots/ : /too many/;
      expect(cluster.instance.process.readLog()).not.toMatch(refusals);
      for (const tenant of TENANTS) expect(census.mostByRole.get(tenant)).toBeLessThanOrEqual(fullOf(tenant));
      const pooled = rendered.budget.poolers.reduce((sum, { sessions }) => sum + sessions, 0);
      if (boundsAuth) expect(census.most).toBeLessThanOrEqual(pooled);
      await watcher.close();

      /** A Deployment does not count pods that terminate: the new one starts while the old one waits for its transactions. */
      async function replaceFirst(tenant: string): Promise<void> {
        const [old, ...others] = ready.get(tenant) ?? [];
        if (old === undefined) throw new Error(`${tenant} has no pod`);
        const holders = await holdAll(tenant, old.port);
        ready.set(tenant, others);
        old.terminate();
        const pods = [...others, ...(await startPods(tenant, 1))];
        ready.set(tenant, pods);
        holders.push(...(await Promise.all(pods.map(({ port }) => holdAll(tenant, port)))).flat());
        expect(await count(tenant)).toBe(fullOf(tenant));
        await closeAll(holders);
        await old.process.ended;
      }
      /** Takes every server connection of a pod out of the hands of those who wait for one, too. */
      function holdAll(tenant: string, port: number): Promise<Session[]> {
        return Promise.all(Array.from({ length: sizeOf(tenant) }, () => hold(tenant, port)));
      }
    });
  },
);
