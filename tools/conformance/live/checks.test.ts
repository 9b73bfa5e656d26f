import { readFileSync, writeFileSync } from "node:fs";
import { type CheckResult, checks, runCheck } from "@tenantry/validation-kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { healthyCluster } from "../../../packages/validation-kit/src/test-healthy.ts";
import { closeRunFolder } from "../postgres/run-folder.ts";
import { findNewestLine } from "../postgres/supported-lines.ts";
import { note } from "../summary.ts";
import { listUnexecuted } from "./executed-statements.ts";
import { type LiveCluster, startLiveCluster } from "./live-cluster.ts";
import { renderShared } from "./shared-catalog.ts";

let live: LiveCluster;
const started = performance.now();
const results: CheckResult[] = [];

beforeAll(async () => {
  const rendered = await renderShared();
  live = await startLiveCluster(rendered, { line: findNewestLine(), durability: "as rendered" });
  // Objects and statuses are those of a healthy cluster in memory; servers, and who is primary, are real.
  const healthy = healthyCluster(rendered.catalog);
  for (const object of healthy.objects) {
    if (object.kind === "Cluster") {
      const { status } = live.shelf.find("clusters.postgresql.cnpg.io", object.metadata.name);
      Object.assign(status, { ...object.status, ...status });
    } else if (!live.shelf.has(object)) live.shelf.add(object);
  }
  for (const check of checks) {
    const now = () => performance.now() / 1000;
    results.push(await runCheck(check, { catalog: rendered.catalog, kubectl: live.kubectl, stores: {}, now }));
  }
});
afterAll(async () => {
  await live?.stop();
  closeRunFolder();
});

/** Those whose answers come from real servers. */
const listReal = () =>
  results.filter(({ transcript }) => transcript.some(({ command }) => command.startsWith("kubectl exec")));

/** Checks of what this room does not have: they have to fail here. */
const NOT_HERE: Readonly<Record<string, string>> = {
  "dragonfly-authentication": "Redis has one port, which stands for the admin port, where nobody is asked",
  "dragonfly-metrics": "Redis has no exporter",
  "dragonfly-snapshots": "Redis knows no snapshot_cron",
  "instance-metrics": "the exporter is the operator's instance manager",
  "pooler-metrics": "the exporter is the operator's pooler manager",
  "volume-usage": "data folders here are no volumes",
};

describe("the checks that ask servers", () => {
  it("pass at PostgreSQL, PgBouncer and Redis that run what the catalog renders", () => {
    const real = listReal();
    const failed = real.filter(({ status }) => status !== "passed");
    const unexpected = failed.filter(({ id }) => NOT_HERE[id] === undefined);
    expect(unexpected.map(({ id, status, found, faults }) => ({ id, status, found, faults }))).toEqual([]);
    expect(failed.map(({ id }) => id).sort()).toEqual(Object.keys(NOT_HERE).sort());
    const passed = real.length - failed.length;
    note(
      "live",
      `checks: ${passed} of ${results.length} passed at real servers; not here: ${Object.keys(NOT_HERE).join(", ")}`,
      started,
    );
  });

  it("run every statement that there is for them", async () => {
    expect(await listUnexecuted(live.kubectl.executed, "checks")).toEqual([]);
  });

  it.each([
    ["roles-exist", "postgres", ["ALTER ROLE gitlab CREATEDB"]],
    ["database-extensions", "gitlab", ["DROP EXTENSION pg_trgm"]],
    ["database-schemas", "gitlab", ["ALTER SCHEMA audit OWNER TO postgres"]],
    ["databases-exist", "postgres", ["ALTER DATABASE harbor OWNER TO gitlab"]],
    [
      "wal-archiving",
      "postgres",
      ["ALTER SYSTEM SET archive_command = '/bin/false'", "SELECT pg_reload_conf()", "SELECT pg_switch_wal()"],
    ],
  ] as const)("fail at a server that is not as it should be: %s", async (id, database, statements) => {
    const session = await live.instances.open(live.instances.primary, database);
    for (const statement of statements) await session.ask(statement);
    await session.close();
    await expectFailure(id);
  });

  it("fail where a tenant may come to another one's database: tenant-isolation", async () => {
    const { folder } = live.instances.get(live.instances.primary);
    const lines = readFileSync(`${folder}/pg_hba.conf`, "utf8");
    writeFileSync(`${folder}/pg_hba.conf`, `hostssl all all all scram-sha-256\n${lines}`);
    const session = await live.instances.open(live.instances.primary);
    await session.ask("SELECT pg_reload_conf()");
    await session.close();
    await expectFailure("tenant-isolation");
  });

  it("fail where a standby is gone: replicas-streaming", async () => {
    live.instances.crash("shared-3");
    await expectFailure("replicas-streaming");
  });
});

/** Servers notice some things a little later. */
async function expectFailure(id: string): Promise<void> {
  const check = checks.find((one) => one.id === id);
  if (check === undefined) throw new Error(`there is no check ${id}`);
  const { catalog } = live.rendered;
  const judge = () => runCheck(check, { catalog, kubectl: live.kubectl, stores: {}, now: () => 0 });
  await expect.poll(async () => (await judge()).status, { timeout: 15_000, interval: 500 }).toBe("failed");
}
