import { describe, expect, it } from "vitest";
import { makeCatalog } from "../../../renderer/src/test-catalog.ts";
import { makeBusyCatalog } from "../test-check.ts";
import { DRAGONFLY, stageDragonfly } from "../test-dragonfly-stage.ts";
import { Unanswered } from "../unanswered.ts";
import { benchmark } from "./benchmark.ts";

const report = (rate: number) =>
  `number of transactions actually processed: 10000/10000\nlatency average = 9.7 ms\ntps = ${rate}.5 (without initial connection time)\n`;

/** Rates of pgbench at the primary and through the pooler. */
function stageBenchmark(direct: number, pooled: number, phase = "Succeeded") {
  const stage = stageDragonfly();
  const { executed } = stage;
  stage.executed = (command, stdin) =>
    command.includes("pgbench") && !command.includes("--initialize") ? report(direct) : executed(command, stdin);
  stage.created = (object) => {
    object.status = { phase };
    stage.cluster.logs.set("databases/pod/tenantry-drill-benchmark", report(pooled));
  };
  return stage;
}

describe("the drill benchmark", () => {
  it("holds pgbench and redis-benchmark against the catalog's baselines", async () => {
    const { faults, found, expectation } = await stageBenchmark(1400, 900).run(benchmark);
    expect(expectation).toContain("1000 transactions/s at the primary and through harbor-pooler-rw");
    expect(found).toBe(
      "at the primary: 1401 transactions/s, 9.7 ms on average; through harbor-pooler-rw: 901 transactions/s, 9.7 ms on average; SET: 60000 operations/s; GET: 40000 operations/s",
    );
    expect(faults.map(({ message }) => message)).toEqual([
      "pgbench through harbor-pooler-rw reached 900.5 transactions/s, expected at least 1000",
      "redis-benchmark reached 40000 GET operations/s, expected at least 50000",
    ]);
  });

  it("writes to databases and schemas of its own alone", async () => {
    const stage = stageBenchmark(2000, 2000);
    await stage.run(benchmark);
    const commands = stage.changes.filter((change) => /^kubectl exec .* pgbench /.test(change));
    expect(commands).toHaveLength(3);
    for (const command of commands) expect(command).toMatch(/tenantry_drill\n|search_path=tenantry_drill/);
    expect(stage.changes.join()).not.toMatch(/pgbench [^\n]* postgres\n/);
  });

  it("says that nothing was measured where the pod failed, and what it said", async () => {
    const error = await stageBenchmark(2000, 2000, "Failed")
      .run(benchmark)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Unanswered);
    expect((error as Unanswered).message).toContain("the pod tenantry-drill-benchmark failed, and said: number of");
  });

  it("always drops what it has made", async () => {
    const stage = stageBenchmark(2000, 2000);
    await stage.run(benchmark);
    await benchmark.cleanUp(stage.context);
    const last = stage.changes.slice(-3).join("");
    for (const words of ["DROP SCHEMA IF EXISTS tenantry_drill", "DROP DATABASE IF EXISTS tenantry_drill"]) {
      expect(last).toContain(words);
    }
    expect(stage.cluster.objects.filter(({ metadata }) => metadata.labels?.["tenantry.dev/drill"])).toEqual([]);
  });

  it("tells with names what it will do, and does not apply to a cluster that takes no writes", () => {
    const said = benchmark.announce(makeBusyCatalog({ dragonfly: DRAGONFLY })).join("\n");
    for (const name of ["tenantry_drill", "harbor-pooler-rw", "tenant harbor", "dragonfly-system/dragonfly"]) {
      expect(said).toContain(name);
    }
    expect(benchmark.inapplicable?.(makeCatalog({ cluster: { replicaOf: { name: "main" } } }))).toContain(
      "follows main",
    );
  });
});
