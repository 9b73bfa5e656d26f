import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { PoolerPod } from "./pooler-pod.ts";
import { renderCluster } from "./rendered-cluster.ts";
import { closeRunFolder } from "./run-folder.ts";
import { type RunningCluster, startCluster } from "./running-cluster.ts";
import { openSession, type Session } from "./session.ts";
import { listOperatorLines } from "./supported-lines.ts";
import { writeTwoTenants } from "./two-tenants.ts";

/** One server connection in each of two pods, no reserve. */
const SMALLEST = { connections: 2, reserve: 0, instances: 2 };
const PID = "SELECT pg_backend_pid() AS pid";

describe.each(listOperatorLines())("pools of one server connection, as CloudNativePG %s runs them", (line) => {
  let cluster: RunningCluster;
  let pod: PoolerPod | undefined;
  beforeAll(async () => {
    cluster = await startCluster(await renderCluster(writeTwoTenants(SMALLEST, {}, { cloudNativePG: line })), line);
  });
  // A pod that is left keeps its connections, which count against the role's limit.
  afterEach(() => pod?.stop());
  afterAll(async () => {
    await cluster?.stop();
    closeRunFolder();
  });

  const open = (tenant: string, port: number, timeout?: number) =>
    openSession({ ...cluster.loginAs(tenant, tenant, port), ...(timeout !== undefined && { timeout }) });
  const startPod = async (tenant: string, parameters?: Readonly<Record<string, string>>) => {
    pod = await cluster.startPod(`${tenant}-pooler-rw`, parameters);
    return pod;
  };

  /** Leaves behind all that a session can hold; @returns what the next client of the same server connection finds of it. */
  async function findRemains(port: number): Promise<Readonly<Record<string, string>>> {
    const first = await open("harbor", port);
    await first.ask("SET statement_timeout = '7s'");
    await first.ask("SET search_path = pg_catalog");
    await first.ask("CREATE TEMP TABLE remains (id int)");
    await first.ask("PREPARE remains AS SELECT 1");
    await first.ask("SELECT pg_advisory_lock(42)");
    await first.ask("LISTEN remains");
    const { pid } = await first.ask(PID);
    await first.close();
    const second = await open("harbor", port);
    const remains = await second.ask(`
      SELECT pg_backend_pid() = ${pid} AS same, current_setting('statement_timeout') AS timeout,
        current_setting('search_path') AS path, to_regclass('pg_temp.remains') IS NOT NULL AS temp_table,
        (SELECT count(*) FROM pg_prepared_statements) AS prepared,
        (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory') AS locks,
        (SELECT count(*) FROM pg_listening_channels()) AS channels`);
    await second.close();
    return remains;
  }

  it("a session pool hands its server connection on without anything of the client before", async () => {
    const { port } = await startPod("harbor");
    expect(await findRemains(port)).toEqual({
      same: "t",
      timeout: "0",
      path: '"$user", public',
      temp_table: "f",
      prepared: "0",
      locks: "0",
      channels: "0",
    });
  });

  it("a session pool whose reset query is empty hands on settings, tables, statements, locks and channels", async () => {
    const { port } = await startPod("harbor", { server_reset_query: "" });
    const remains = { timeout: "7s", temp_table: "t", prepared: "1", locks: "1", channels: "1" };
    expect(await findRemains(port)).toMatchObject(remains);
  });

  it("a transaction pool shares its one server connection among ten clients that are all connected", async () => {
    const { port } = await startPod("gitlab");
    const clients = await Promise.all(Array.from({ length: 10 }, () => open("gitlab", port)));
    const answers = await Promise.all(clients.map((client) => client.ask(PID)));
    await Promise.all(clients.map((client) => client.close()));
    expect(new Set(answers.map(({ pid }) => pid)).size).toBe(1);
  });

  it("a session pool gives a second client the server connection only when the first has left", async () => {
    const { port } = await startPod("harbor");
    const first = await open("harbor", port);
    await first.ask(PID);
    const second = await open("harbor", port);
    const answer = second.ask(PID);
    expect(await Promise.race([answer, sleep(300, "waits")])).toBe("waits");
    await first.close();
    expect(await answer).toHaveProperty("pid");
    await second.close();
  });

  it.each(["harbor", "gitlab"])(
    "while the one connection of %s is busy, another client logs in, and its query waits",
    async (tenant) => {
      const { port } = await startPod(tenant);
      const busy = await hold(await open(tenant, port));
      const start = Date.now();
      const second = await open(tenant, port, 2000);
      expect(Date.now() - start).toBeLessThan(1000);
      const answer = second.ask(PID);
      expect(await Promise.race([answer, sleep(300, "waits")])).toBe("waits");
      await release(busy);
      expect(await answer).toHaveProperty("pid");
      await second.close();
    },
  );

  it(`without the slot of auth_query another client ${line === "1.27.0" ? "cannot even log in" : "logs in all the same"}`, async () => {
    const { port } = await startPod("gitlab", { max_db_connections: "1" });
    const busy = await hold(await open("gitlab", port));
    const login = open("gitlab", port, 1500).then(
      async (session) => {
        await session.close();
        return "in";
      },
      (error: Error) => error.message,
    );
    expect(await login).toMatch(line === "1.27.0" ? /timeout/ : /^in$/);
    await release(busy);
  });

  async function hold(session: Session): Promise<Session> {
    await session.ask("BEGIN");
    await session.ask(PID);
    return session;
  }

  async function release(session: Session): Promise<void> {
    await session.ask("COMMIT");
    await session.close();
  }
});
