import type { Waiver } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import type { Rule } from "./rule.ts";
import { runRules } from "./run-rules.ts";
import { makeSubject } from "./test-subject.ts";
import { applyWaivers } from "./waivers.ts";

const WAIVABLE = `
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: databases
spec:
  wait: true
  healthChecks:
    - kind: Cluster
`;

function judge(waiver: Omit<Waiver, "origin">, scopes: readonly string[] = ["Kustomization/databases"]) {
  const found = runRules(makeSubject(WAIVABLE)).filter(({ rule }) => rule.id === "wait-ignores-health-checks");
  expect(found).toHaveLength(1);
  const scoped = found.map((violation) => ({ violation, scopes }));
  const { violations, findings } = applyWaivers(scoped, [{ ...waiver, origin: ["spec", "waivers", 0] }], {
    today: "2026-11-21",
  });
  return { left: violations.length, warnings: findings.map(({ rule, place }) => `${rule} ${place.at(-1)}`) };
}

const rule = "wait-ignores-health-checks";
const reason = "the list is for people";

describe("a waiver", () => {
  it("takes away what its rule finds, without a word", () => {
    expect(judge({ rule, reason })).toEqual({ left: 0, warnings: [] });
  });

  it("holds for one object or tenant only where it names one", () => {
    expect(judge({ rule, reason, scope: "Kustomization/databases" })).toEqual({ left: 0, warnings: [] });
    expect(judge({ rule, reason, scope: "tenant/wiki" }, ["Pooler/wiki", "tenant/wiki"]).left).toBe(0);
    expect(judge({ rule, reason, scope: "Cluster/databases" })).toEqual({ left: 1, warnings: ["waiver-unused rule"] });
  });

  it("holds to the end of its last day, and says so from then on", () => {
    expect(judge({ rule, reason, until: "2026-11-21" })).toEqual({ left: 0, warnings: [] });
    expect(judge({ rule, reason, until: "2026-11-20" })).toEqual({ left: 1, warnings: ["waiver-expired until"] });
  });

  it("without a reason holds, with a warning", () => {
    expect(judge({ rule })).toEqual({ left: 0, warnings: ["waiver-without-reason rule"] });
  });

  it("of another rule is unused", () => {
    const other = "waiver-of-nothing";
    expect(judge({ rule: other, reason })).toEqual({ left: 1, warnings: ["waiver-void rule"] });
  });

  it("cannot hold against who refuses the object anyway", () => {
    expect(judge({ rule: "cluster-name", reason })).toEqual({ left: 1, warnings: ["waiver-void rule"] });
  });

  it("with a misspelt rule gets the nearest one", () => {
    const waivers = [{ rule: "cluster-nam", origin: ["spec", "waivers", 0] }];
    expect(applyWaivers([], waivers, { today: "2026-11-21" }).findings[0]?.help).toBe("did you mean cluster-name?");
  });

  it("accepts what a rule of a plugin finds", () => {
    const more: Rule[] = [{ id: "team-labels/owner", severity: "error", title: "Each has an owner.", check: () => [] }];
    const waivers = [{ rule: "team-labels/owner", reason, origin: ["spec", "waivers", 0] }];
    const fault = { manifest: { form: "object" as const, object: {} }, path: [], message: "none", help: "add one" };
    const scoped = more.map((found) => ({ violation: { rule: found, fault }, scopes: [] }));
    const options = { today: "2026-11-21", more };
    expect(applyWaivers(scoped, waivers, options)).toEqual({ violations: [], findings: [] });
    expect(applyWaivers([], waivers, { today: "2026-11-21" }).findings[0]?.rule).toBe("waiver-void");
  });
});
