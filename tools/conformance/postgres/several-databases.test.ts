import { setTimeout as sleep } from "node:timers/promises";
import { budgetInstance } from "@tenantry/rules";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { countSessionsByRole } from "./connection-census.ts";
import { POOLER_ROLE } from "./operator-version.ts";
import type { PoolerPod } from "./pooler-pod.ts";
import { type RenderedCluster, renderCluster, writeScenario } from "./rendered-cluster.ts";
import { closeRunFolder } from "./run-folder.ts";
import { type RunningCluster, startCluster } from "./running-cluster.ts";
import { openSession, type Session } from "./session.ts";
import { listOperatorLines, pgbouncerIsAtLeast } from "./supported-lines.ts";

const HERE = "SELECT 1 AS here";
const DATABASES = ["first", "second"] as const;
const SIZE = 3;
const DIRECT = 2;
const SUPERUSER_RESERVED = 3;

const writeCatalog = (cloudNativePG: string, parameters: object) =>
  writeScenario("several-databases", {
    versions: { cloudNativePG },
    cluster: { name: "shared", storage: { size: "20Gi" }, parameters },
    tenants: [
      {
        name: "harbor",
        databases: DATABASES.map((name) => ({ name })),
        poolers: [{ instances: 1, connections: SIZE, reserve: 0 }],
        direct: DIRECT,
      },
    ],
  });

describe.each(listOperatorLines())("a tenant with two databases, as CloudNativePG %s runs it", (line) => {
  let rendered: RenderedCluster;
  let cluster: RunningCluster;
  let pods: PoolerPod[] = [];
  beforeAll(async () => {
    const { budget } = await renderCluster(writeCatalog(line, {}));
    const max_connections = budgetInstance(budget, "primary").total + SUPERUSER_RESERVED;
    rendered = await renderCluster(writeCatalog(line, { max_connections }));
  });
  beforeEach(async () => {
    cluster = await startCluster(rendered, line);
  });
  afterEach(async () => {
    await Promise.all(pods.map((pod) => pod.stop()));
    pods = [];
    await cluster.stop();
  });
  afterAll(closeRunFolder);

  async function startPod(parameters?: Readonly<Record<string, string>>): Promise<PoolerPod> {
    const pod = await cluster.startPod("harbor-pooler-rw", parameters);
    pods.push(pod);
    return pod;
  }
  const open = (database: string, port: number) => openSession(cluster.loginAs("harbor", database, port));
  /** Clients that keep their server connections, one after the other: one connection of auth_query is enough. */
  async function occupy(database: string, port: number, count: number): Promise<Session[]> {
    const held: Session[] = [];
    while (held.length < count) {
      const session = await open(database, port);
      await session.ask("BEGIN");
      await session.ask(HERE);
      held.push(session);
    }
    return held;
  }
  /** A pod that ends while somebody waits says so: whatever the answer is, it comes. */
  const ask = (database: string, port: number): Promise<unknown> =>
    open(database, port)
      .then((session) => session.ask(HERE))
      .catch((error: Error) => error.message);
  const within = (answer: Promise<unknown>, milliseconds: number) =>
    Promise.race([answer, sleep(milliseconds, "waits")]);

  it("lets clients of the second in while the first holds all of its connections, which bound each of them", async () => {
    const { port } = await startPod();
    const held = await occupy("first", port, SIZE);
    const third = ask("first", port);
    expect(await within(third, 500)).toBe("waits");
    const others = await occupy("second", port, SIZE);
    expect(await within(ask("second", port), 500)).toBe("waits");
    const superuser = await cluster.instance.openLocal("postgres");
    expect((await countSessionsByRole(superuser)).get("harbor")).toBe(2 * SIZE);
    await superuser.close();
    await held[0]?.ask("COMMIT");
    expect(await within(third, 2000)).toEqual({ here: "1" });
    await Promise.all([...held, ...others].map((session) => session.close()));
  });

  it("has a role limit and a budget with room for both, to the last session", async () => {
    const sums = budgetInstance(rendered.budget, "primary");
    const [pooler] = rendered.budget.poolers;
    const limit = rendered.budget.roles.find(({ name }) => name === "harbor")?.limit;
    const rolling = pooler?.pods.rolling ?? 0;
    expect(limit).toBe(rolling * DATABASES.length * SIZE + DIRECT);
    expect(sums.total).toBe(sums.usable);
    const held: Session[] = [];
    for (let count = 0; count < rolling; count += 1) {
      const { port } = await startPod();
      for (const database of DATABASES) held.push(...(await occupy(database, port, SIZE)));
    }
    held.push(...(await occupy("second", cluster.instance.port, DIRECT)));
    expect(await ask("first", cluster.instance.port)).toContain('too many connections for role "harbor"');
    expect(cluster.instance.process.readLog()).not.toMatch(/remaining connection slots/);

    const superuser = await cluster.instance.openLocal("postgres");
    const countAll = async () => [...(await countSessionsByRole(superuser)).values()].reduce((sum, own) => sum + own);
    const openOrdinary = () => openSession(cluster.loginByCertificate(POOLER_ROLE, "postgres"));
    const before = await countAll();
    while ((await countAll()) < sums.usable) held.push(await openOrdinary());
    // With the superuser's session, which is none of the reserved ones as long as there are others.
    expect(before).toBe(sums.total - sums.headroom + 1);
    await expect(openOrdinary()).rejects.toThrow(/remaining connection slots are reserved/);
    await Promise.all([...held, superuser].map((session) => session.close()));
  });

  // Passwords that auth_query finds belong to a database, and PgBouncer lets go of idle connections by password (1.24.1
  // and 1.25.1, src/objects.c, evict_user_connection).
  if (pgbouncerIsAtLeast(23)) {
    it("would starve with `max_user_connections`: idle connections of the first are not let go for the second", async () => {
      const { port } = await startPod({ max_user_connections: String(SIZE) });
      const held = await occupy("first", port, SIZE);
      const answer = ask("second", port);
      expect(await within(answer, 300)).toBe("waits");
      for (const session of held) await session.ask("COMMIT");
      expect(await within(answer, 2000)).toBe("waits");
    });
  } else {
    it("would not be held to a sum by `max_user_connections` of a PgBouncer below 1.23", async () => {
      const { port } = await startPod({ max_user_connections: String(SIZE) });
      await occupy("first", port, SIZE);
      expect(await within(ask("second", port), 2000)).toEqual({ here: "1" });
    });
  }
});
