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

describe("the checks that ask servers", () => {
  it("pass at PostgreSQL, PgBouncer and Redis that run what the catalog renders", () => {
    const real = listReal();
    const others = real.filter(({ status }) => status !== "passed");
    expect(others.map(({ id, status, found, faults }) => ({ id, status, found, faults }))).toEqual([]);
    expect(real.length).toBeGreaterThan(15);
    note("live", `checks: ${real.length} of ${results.length} asked real servers, all passed`, started);
  });

  it("run every statement that there is for them", async () => {
    expect(await listUnexecuted(live.kubectl.executed, "checks")).toEqual([]);
  });
});
