import { describe, expect, it } from "vitest";
import { runRules } from "../run-rules.ts";
import { findFaults, makeSubject } from "../test-subject.ts";
import { healthCheckAlwaysPasses } from "./health-check-always-passes.ts";

const kustomization = (spec: string, name = "a") =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: ${name}, namespace: flux-system}\nspec: ${spec}\n---\n`;

const check = (kind: string, apiVersion = "postgresql.cnpg.io/v1", name = "x") =>
  `{apiVersion: ${apiVersion}, kind: ${kind}, name: ${name}}`;
const spec = (checks: readonly string[], rest = "") => kustomization(`{healthChecks: [${checks.join(", ")}]${rest}}`);

describe("health-check-always-passes", () => {
  it.each([
    ["Database", "passes although PostgreSQL refused it"],
    ["Pooler", "passes as soon as it exists"],
    ["ScheduledBackup", "passes as soon as it exists"],
    ["Cluster", "passes before the operator has looked at it"],
  ])("finds a %s without an expression", (kind, said) => {
    expect(findFaults(healthCheckAlwaysPasses, spec([check(kind)]))).toEqual([
      `spec.healthChecks[0]: Kustomization a: the health check of ${kind} x ${said}${kind === "Database" ? " (`status.applied: false`)" : kind === "Cluster" ? ": there is no Ready condition yet" : ": its status has no Ready condition"}`,
    ]);
  });

  it("finds it with `wait` too, which judges in the same way", () => {
    expect(findFaults(healthCheckAlwaysPasses, spec([check("Database")], ", wait: true"))).toHaveLength(1);
  });

  it("says it once a kind", () => {
    expect(
      findFaults(
        healthCheckAlwaysPasses,
        spec([check("Database"), check("Database", undefined, "y"), check("Pooler")]),
      ),
    ).toHaveLength(2);
  });

  it("is silent where an expression speaks of the kind or of its whole group", () => {
    const expr = (kind: string) => `, healthCheckExprs: [{apiVersion: postgresql.cnpg.io/v1beta1, ${kind}current: x}]`;
    expect(findFaults(healthCheckAlwaysPasses, spec([check("Database")], expr("kind: Database, ")))).toEqual([]);
    expect(findFaults(healthCheckAlwaysPasses, spec([check("Database")], expr("")))).toEqual([]);
    expect(findFaults(healthCheckAlwaysPasses, spec([check("Database")], expr("kind: Cluster, ")))).toHaveLength(1);
  });

  it("is silent about kinds that Flux can judge, and about namesakes", () => {
    expect(
      findFaults(
        healthCheckAlwaysPasses,
        spec([check("Deployment", "apps/v1"), check("Cluster", "cluster.x-k8s.io/v1beta1")]),
      ),
    ).toEqual([]);
  });

  it("advises an expression for Poolers only where the operator writes a phase", () => {
    const help = (cloudNativePG: string) =>
      runRules(makeSubject(spec([check("Pooler")]), { cloudNativePG }), [healthCheckAlwaysPasses])[0]?.fault.help;
    expect(help("1.29")).toMatch(/^check its Deployment instead/);
    expect(help("1.30")).toContain("status.phase in ['active', 'paused']");
  });
});
