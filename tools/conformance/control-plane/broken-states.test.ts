import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { note } from "../summary.ts";
import { brokenStates } from "./broken/broken-states.ts";
import { doHarm } from "./broken/harm.ts";
import { NO_KUBELET } from "./kubectl-of-user.ts";
import { mustKubectl } from "./run-kubectl.ts";
import {
  describeFaults,
  isDecidedByApiServer,
  startVerifiedCluster,
  type VerifiedCluster,
} from "./verified-cluster.ts";

let cluster: VerifiedCluster;
beforeAll(async () => {
  const started = performance.now();
  cluster = await startVerifiedCluster();
  note("verify", "a healthy cluster of the catalog apps stands on a real API server", started);
});
afterAll(() => cluster?.end());

describe("a healthy cluster", () => {
  it("passes every check that asks the API server alone, and no other fails", async () => {
    const started = performance.now();
    const results = await cluster.verify("admin");
    const of = (wanted: string) => results.filter(({ status }) => status === wanted);
    expect(of("failed").map(describeFaults)).toEqual([]);
    expect(
      of("unknown")
        .filter(({ found }) => found !== NO_KUBELET)
        .map(describeFaults),
    ).toEqual([]);
    const counts = `${of("passed").length} of ${results.length} checks pass, ${of("unknown").length} need a real container, ${of("skipped").length} do not apply`;
    note("verify", `healthy: ${counts}`, started);
    const decided = results.filter(isDecidedByApiServer).map(({ id }) => id);
    expect(decided.length).toBeGreaterThan(10);
    // Each of these has to have a broken state.
    const covered = new Set(["crds-established", ...brokenStates.map(({ check }) => check)]);
    expect(decided.filter((id) => !covered.has(id))).toEqual([]);
  });
});

describe("a broken cluster", () => {
  it.each(brokenStates)("where $name fails $check", async ({ name, harms, check, says }) => {
    const started = performance.now();
    const undo = await doHarm(cluster.server, harms);
    const [result] = await cluster.verify("admin", [check]);
    await undo();
    expect(result?.status, result && describeFaults(result)).toBe("failed");
    const messages = (result?.faults ?? []).map(({ message }) => message);
    for (const words of says) expect(messages.join("\n")).toContain(words);
    for (const { help } of result?.faults ?? []) expect(help).not.toBe("");
    // What is brought back is healthy again, or the next state would not be judged alone.
    const [after] = await cluster.verify("admin", [check]);
    expect(after?.status, after && describeFaults(after)).toBe("passed");
    note("verify", `broken: ${name} → ${check}: ${messages.join("; ")}`, started);
  });

  // At the end: with a CRD all its objects are gone.
  it("where a CRD is missing fails crds-established, and what needs its objects says that they are missing", async () => {
    const name = "poolers.postgresql.cnpg.io";
    const admin = cluster.server.kubeconfig("admin");
    await mustKubectl(admin, ["delete", `customresourcedefinitions.apiextensions.k8s.io/${name}`]);
    const [established, settings] = await cluster.verify("admin", ["crds-established", "pooler-settings"]);
    expect(established?.faults.map(({ message }) => message)).toEqual([
      `CustomResourceDefinition ${name} does not exist, expected one that serves v1`,
    ]);
    expect(settings?.faults[0]?.message).toContain("does not exist");
  });
});
