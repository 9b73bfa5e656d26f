import type { CheckResult } from "@tenantry/validation-kit";
import { beforeAll, describe, expect, it } from "vitest";
import { note } from "../summary.ts";
import { brokenStates } from "./broken/broken-states.ts";
import { doHarm } from "./broken/do-harm.ts";
import { NO_KUBELET } from "./kubectl-of-user.ts";
import { describeFaults, isDecidedByApiServer, openVerifiedCluster, type VerifiedCluster } from "./verified-cluster.ts";

let cluster: VerifiedCluster;
beforeAll(async () => {
  cluster = await openVerifiedCluster();
});

/** @returns ids of the checks that asked no container */
function expectHealth(results: readonly CheckResult[]): readonly string[] {
  const of = (wanted: string) => results.filter(({ status }) => status === wanted);
  expect(of("failed").map(describeFaults)).toEqual([]);
  const others = of("unknown").filter(({ found }) => found !== NO_KUBELET);
  expect(others.map(describeFaults)).toEqual([]);
  const decided = results.filter(isDecidedByApiServer).map(({ id }) => id);
  const counts = `${of("passed").length} of ${results.length} checks pass, ${decided.length} of them by the API server alone, ${of("unknown").length} need a real container, ${of("skipped").length} do not apply`;
  note("verify", `healthy: ${counts}`, performance.now());
  return decided;
}

describe("a healthy cluster", () => {
  it("passes every check that asks the API server alone, each of which has a broken state, and no other fails", () => {
    const decided = expectHealth(cluster.healthy);
    expect(decided.length).toBeGreaterThan(25);
    const covered = new Set(brokenStates.map(({ check }) => check));
    expect(decided.filter((id) => !covered.has(id))).toEqual([]);
  });
});

describe("a broken cluster", () => {
  it.each(brokenStates)("where $name fails $check", async ({ name, harms, check, says }) => {
    const started = performance.now();
    const undo = await doHarm(cluster.client, harms);
    const [result] = await cluster.verify("admin", [check]);
    await undo();
    expect(result?.status, result && describeFaults(result)).toBe("failed");
    const messages = (result?.faults ?? []).map(({ message }) => message);
    for (const words of says) expect(messages.join("\n")).toContain(words);
    for (const { help } of result?.faults ?? []) expect(help).not.toBe("");
    note("verify", `broken: ${name} → ${check}: ${messages.join("; ")}`, started);
  });

  it("is healthy again when all of that is undone", async () => {
    expectHealth(await cluster.verify("admin"));
  });
});
