import { readdirSync, rmSync } from "node:fs";
import type { Catalog } from "@tenantry/tenant-model";
import { type Drill, drills } from "@tenantry/validation-kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeRunFolder } from "../postgres/run-folder.ts";
import { findNewestLine } from "../postgres/supported-lines.ts";
import { note } from "../summary.ts";
import { runLiveDrill } from "./drill-run.ts";
import { listUnexecuted } from "./executed-statements.ts";
import { type LiveCluster, startLiveCluster } from "./live-cluster.ts";
import { renderShared } from "./shared-catalog.ts";

let live: LiveCluster;
let catalog: Catalog;
beforeAll(async () => {
  const rendered = await renderShared();
  catalog = rendered.catalog;
  live = await startLiveCluster(rendered, { line: findNewestLine(), durability: "as rendered" });
});
afterAll(async () => {
  await live?.stop();
  closeRunFolder();
});

function findDrill(id: Drill["id"]): Drill {
  const drill = drills.find((one) => one.id === id);
  if (drill === undefined) throw new Error(`there is no drill ${id}`);
  return drill;
}

/** What drills make in servers and among objects. */
async function findLeft(): Promise<readonly unknown[]> {
  const session = await live.instances.open(live.instances.primary);
  const databases = await session.list("SELECT datname FROM pg_database WHERE datname = 'tenantry_drill'");
  await session.close();
  const tenants = await Promise.all(
    catalog.tenants.map(async ({ databases: [database] }) => {
      const own = await live.instances.open(live.instances.primary, database?.name);
      const schemas = await own.list("SELECT nspname FROM pg_namespace WHERE nspname = 'tenantry_drill'");
      await own.close();
      return schemas;
    }),
  );
  const resources = ["pods", "backups.postgresql.cnpg.io", "clusters.postgresql.cnpg.io", "persistentvolumeclaims"];
  const objects = resources.flatMap((resource) => live.shelf.choose({ resource, selector: "tenantry.dev/drill" }));
  return [...databases, ...tenants.flat(), ...objects];
}

describe("the drill backup", () => {
  it("sees a backup completed, and leaves nothing", async () => {
    const { faults, found } = await runLiveDrill(findDrill("backup"), catalog, live.kubectl);
    expect(faults).toEqual([]);
    expect(found).toMatch(/^completed from shared-1 after \d+\.\d s$/);
    expect(await findLeft()).toEqual([]);
  });

  it("says why a backup failed", async () => {
    live.store.trouble = "the bucket does not exist";
    const { faults } = await runLiveDrill(findDrill("backup"), catalog, live.kubectl);
    live.store.trouble = undefined;
    expect(faults.map(({ message }) => message)).toEqual(["the backup failed: the bucket does not exist"]);
  });
});

describe("the drill restore", () => {
  it("finds in the restored cluster what was written before and after the backup, and leaves nothing", async () => {
    const started = performance.now();
    const { faults, found } = await runLiveDrill(findDrill("restore"), catalog, live.kubectl);
    expect(faults).toEqual([]);
    expect(found).toMatch(/^2 of 2 marker rows restored/);
    expect(await findLeft()).toEqual([]);
    note("live", `restore: ${found}`, started);
  });

  it("misses the row after the backup where its WAL is not in the archive", async () => {
    const { faults } = await runRestoreAfter((files) => files.slice(-1));
    expect(faults.map(({ message }) => message)).toEqual([
      "the row written after the backup is not in the restored cluster",
    ]);
    expect(await findLeft()).toEqual([]);
  });

  it("does not wait for a restore that cannot succeed, as the archive is empty", async () => {
    const { faults } = await runRestoreAfter((files) => files);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.message).toMatch(
      /^Cluster tenantry-drill-restore was not ready after \d+ s: its restore failed 3 times$/,
    );
    expect(await findLeft()).toEqual([]);
  });

  /** @param choose which of the archived files are lost before the restore, the newest last */
  function runRestoreAfter(choose: (files: readonly string[]) => readonly string[]) {
    const { archive } = live.instances;
    return runLiveDrill(findDrill("restore"), catalog, {
      run: (args, options) => {
        if (args[0] === "create" && options?.stdin?.includes('"kind":"Cluster"')) {
          const files = readdirSync(archive)
            .filter((name) => /^[0-9A-F]{24}$/.test(name))
            .sort();
          for (const name of choose(files)) rmSync(`${archive}/${name}`);
        }
        return live.kubectl.run(args, options);
      },
    });
  }
});

describe("the drills of Dragonfly, at Redis", () => {
  it("find what was written after the master has died", async () => {
    const started = performance.now();
    const { faults, found } = await runLiveDrill(findDrill("dragonfly-failover"), catalog, live.kubectl);
    expect({ faults, found }).toMatchObject({ faults: [] });
    expect(found).toMatch(/^100 of 100 keys; master: dragonfly-[12] after/);
    note("live", `dragonfly-failover: ${found}`, started);
  });

  it("find what was written after all pods have ended", async () => {
    const started = performance.now();
    const { faults, found } = await runLiveDrill(findDrill("dragonfly-persistence"), catalog, live.kubectl);
    expect({ faults, found }).toMatchObject({ faults: [] });
    expect(found).toMatch(/^100 of 100 keys/);
    note("live", `dragonfly-persistence: ${found}`, started);
  });

  it("count the keys that are lost where the snapshots are lost", async () => {
    if (live.dragonfly === undefined) throw new Error("there is no Dragonfly");
    live.dragonfly.losesVolumes = true;
    const { faults } = await runLiveDrill(findDrill("dragonfly-persistence"), catalog, live.kubectl);
    live.dragonfly.losesVolumes = false;
    expect(faults.map(({ message }) => message)).toEqual(["100 of 100 keys are lost, expected none"]);
  });
});

describe("the drill benchmark", () => {
  const measured =
    /at the primary: \d+ transactions\/s, .* on average; through gitlab-pooler-rw: \d+ .*; SET: \d+ .*; GET: \d+/;

  it("measures PostgreSQL, a pooler and Redis, holds each against its baseline, and leaves nothing", async () => {
    const started = performance.now();
    const baselines = { ...catalog.verify.baselines, transactionsPerSecond: 1e9, operationsPerSecond: 1 };
    const proud = { ...catalog, verify: { ...catalog.verify, baselines } };
    const { faults, found } = await runLiveDrill(findDrill("benchmark"), proud, live.kubectl);
    expect(found).toMatch(measured);
    expect(faults.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^pgbench at the primary reached [\d.]+ transactions\/s, expected at least 1000000000$/),
      expect.stringMatching(/^pgbench through gitlab-pooler-rw reached/),
    ]);
    expect(await findLeft()).toEqual([]);
    note("live", `benchmark: ${found}`, started);
  });
});

describe("a primary that dies under a writer", () => {
  it.each(["failover", "pooler-failover"] as const)("loses nothing that was acknowledged: drill %s", async (id) => {
    const started = performance.now();
    const before = live.instances.primary;
    const { faults, found, reports } = await runLiveDrill(findDrill(id), catalog, live.kubectl);
    await live.operator.settle();
    expect({ faults, found, reports }).toMatchObject({ faults: [] });
    expect(found).toMatch(/^lost acknowledged writes: 0 of \d{2,}/);
    expect(live.instances.primary).not.toBe(before);
    expect([...live.instances.instances.keys()].sort()).toEqual(live.instances.names());
    expect(await findLeft()).toEqual([]);
    note("live", `${id}: ${found}`, started);
  });
});

it("has run every statement that there is for drills", async () => {
  expect(await listUnexecuted(live.kubectl.executed, "drills")).toEqual([]);
});
