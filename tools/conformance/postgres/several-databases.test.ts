import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { PoolerPod } from "./pooler-pod.ts";
import { renderCluster, writeScenario } from "./rendered-cluster.ts";
import { closeRunFolder } from "./run-folder.ts";
import { type RunningCluster, startCluster } from "./running-cluster.ts";
import { openSession, type Session } from "./session.ts";
import { pgbouncerIsAtLeast } from "./supported-lines.ts";

const HERE = "SELECT 1 AS here";
const scenario = writeScenario("several-databases", {
  versions: { cloudNativePG: "1.27.0" },
  cluster: { name: "shared", storage: { size: "20Gi" } },
  tenants: [
    {
      name: "harbor",
      databases: [{ name: "first" }, { name: "second" }],
      poolers: [{ instances: 1, connections: 3, reserve: 0 }],
    },
  ],
});

/**
 * `max_user_connections` holds the tenant to the size of one pool. Passwords that auth_query finds belong to a database,
 * and PgBouncer lets go of idle connections by password (1.24.1 and 1.25.1, src/objects.c, evict_user_connection).
 */
describe("a tenant with two databases and three server connections a pod, all in use", () => {
  let cluster: RunningCluster;
  let pod: PoolerPod;
  let held: Session[] = [];
  beforeAll(async () => {
    cluster = await startCluster(await renderCluster(scenario), "1.27.0");
  });
  afterEach(async () => {
    await pod?.stop();
    held = [];
  });
  afterAll(async () => {
    await cluster?.stop();
    closeRunFolder();
  });

  const open = (database: string) => openSession(cluster.loginAs("harbor", database, pod.port));

  /** @returns what a client of `second` is answered, after all of them were taken in `first` */
  async function askSecond(
    parameters?: Readonly<Record<string, string>>,
  ): Promise<{ readonly answer: Promise<unknown> }> {
    pod = await cluster.startPod("harbor-pooler-rw", parameters);
    held = await Promise.all(["first", "first", "first"].map(open));
    for (const session of held) await session.ask("BEGIN");
    for (const session of held) await session.ask(HERE);
    // A pod that ends while somebody waits says so; without a server connection of its database nobody logs in.
    const client = open("second").then((session) => session.ask(HERE));
    return { answer: client.catch((error: Error) => error.message) };
  }
  const within = (answer: Promise<unknown>, milliseconds: number) =>
    Promise.race([answer, sleep(milliseconds, "waits")]);

  if (pgbouncerIsAtLeast(23)) {
    it("lets a client of the second wait, and FAULT: even when those of the first are idle, until they are closed", async () => {
      const { answer } = await askSecond();
      expect(await within(answer, 300)).toBe("waits");
      for (const session of held) await session.ask("COMMIT");
      expect(await within(answer, 2000)).toBe("waits");
    });

    it("lets it in when server_idle_timeout closes an idle one of the first", async () => {
      const { answer } = await askSecond({ server_idle_timeout: "1" });
      expect(await within(answer, 300)).toBe("waits");
      for (const session of held) await session.ask("COMMIT");
      expect(await within(answer, 5000)).toEqual({ here: "1" });
    });
  } else {
    it("PgBouncer below 1.23 holds each database by itself: the role's connectionLimit alone bounds them together", async () => {
      const { answer } = await askSecond();
      expect(await within(answer, 2000)).toEqual({ here: "1" });
    });
  }
});
