import { describe, expect, it } from "vitest";
import { summarise } from "../test-schemas.ts";
import type { Violation } from "../violation.ts";
import { checkMetadata } from "./metadata-check.ts";

function judge(metadata: unknown, kind = "Cluster", apiVersion = "postgresql.cnpg.io/v1"): Violation[] {
  const violations: Violation[] = [];
  checkMetadata(metadata, { apiVersion, kind }, { path: [], violations });
  return violations;
}

const letters = (count: number) => "x".repeat(count);

describe("metadata", () => {
  it.each([
    { name: "a" },
    { name: "a.b-c.0", namespace: "x-1" },
    { generateName: "job-" },
    {
      name: letters(253),
      labels: { "app.kubernetes.io/name": "Harbor_1.x", empty: "" },
      annotations: { "Kustomize.toolkit.fluxcd.io/Prune": "disabled", a: "any\ntext" },
    },
    { name: "a", finalizers: ["x/y"], labels: null, ownerReferences: [] },
  ])("%j is sound", (metadata) => {
    expect(judge(metadata)).toEqual([]);
  });

  it.each([
    [undefined, "metadata required"],
    ["text", "metadata type"],
    [{}, "metadata.name required"],
    [{ name: "" }, "metadata.name required"],
    [{ name: 5 }, "metadata.name type"],
    [{ name: "Harbor" }, "metadata.name metadata"],
    [{ name: "a..b" }, "metadata.name metadata"],
    [{ name: letters(254) }, "metadata.name metadata"],
    [{ name: "a", namespace: "a.b" }, "metadata.namespace metadata"],
    [{ name: "a", namespace: letters(64) }, "metadata.namespace metadata"],
    [{ generateName: "AB-" }, "metadata.generateName metadata"],
    [{ name: "a", generateName: "a." }, "metadata.generateName metadata"],
    [{ name: "a", finalizers: ["x y"] }, "metadata.finalizers metadata"],
    [{ name: "a", finalizers: ["orphan", "foregroundDeletion"] }, "metadata.finalizers metadata"],
    [{ name: "a", label: {} }, "metadata.label unknown-field"],
    [{ name: "a", labels: [] }, "metadata.labels type"],
    [{ name: "a", labels: { x: 1 } }, "metadata.labels.x type"],
    [{ name: "a", labels: { x: "a b" } }, "metadata.labels.x metadata"],
    [{ name: "a", labels: { x: letters(64) } }, "metadata.labels.x metadata"],
    [{ name: "a", labels: { "a/b/c": "x" } }, "metadata.labels.a/b/c metadata"],
    [{ name: "a", labels: { "A.b/c": "x" } }, "metadata.labels.A.b/c metadata"],
    [{ name: "a", labels: { "": "x" } }, "metadata.labels. metadata"],
    [{ name: "a", annotations: { "-x": "y" } }, "metadata.annotations.-x metadata"],
    [{ name: "a", annotations: { x: true } }, "metadata.annotations.x type"],
    [{ name: "a", annotations: { x: "é".repeat(131_072) } }, "metadata.annotations length"],
    [{ name: "a", finalizers: "x" }, "metadata.finalizers type"],
  ])("%j is refused", (metadata, problem) => {
    expect(summarise(judge(metadata))).toEqual([problem]);
  });

  it("annotations may fill exactly 256 KiB", () => {
    expect(judge({ name: "a", annotations: { x: letters(256 * 1024 - 1) } })).toEqual([]);
    expect(judge({ name: "a", annotations: { x: letters(256 * 1024) } })).toHaveLength(1);
  });

  it("a Namespace is named by one DNS label, a CronJob by at most 52 characters", () => {
    expect(summarise(judge({ name: "a.b" }, "Namespace", "v1"))).toEqual(["metadata.name metadata"]);
    expect(judge({ name: letters(52) }, "CronJob", "batch/v1")).toEqual([]);
    expect(summarise(judge({ name: letters(53) }, "CronJob", "batch/v1"))).toEqual(["metadata.name metadata"]);
  });
});
