import { describe, expect, it } from "vitest";
import { Subject } from "../subject.ts";
import { findFaults, readManifests } from "../test-subject.ts";
import { instanceMemoryOvercommitted } from "./instance-memory-overcommitted.ts";

const cluster = (spec: string) =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a, namespace: db}\nspec: ${spec}\n`;
const find = (spec: string, more = "") => findFaults(instanceMemoryOvercommitted, cluster(spec) + more);

describe("instance-memory-overcommitted", () => {
  it("finds a limit above the request", () => {
    expect(find("{resources: {requests: {memory: 1Gi}, limits: {memory: 2Gi}}}")).toEqual([
      expect.stringMatching(/^spec\.resources\.limits\.memory: Cluster a reserves 1Gi of memory and may use 2Gi/),
    ]);
  });

  it("finds a request without a limit, and no resources at all", () => {
    expect(find("{resources: {requests: {memory: 1Gi}}}")).toEqual([expect.stringContaining("may use any amount")]);
    expect(find("{instances: 3}")).toEqual([expect.stringContaining("Cluster a reserves no memory")]);
  });

  it("is silent where both are equal however written, or only the limit is there", () => {
    expect(find("{resources: {requests: {memory: 2Gi}, limits: {memory: 2048Mi}}}")).toEqual([]);
    expect(find("{resources: {limits: {memory: 2Gi}}}")).toEqual([]);
  });

  it("says nothing about processors: leaving out their limit is a choice that many make", () => {
    expect(find('{resources: {requests: {memory: 2Gi, cpu: "1"}, limits: {memory: 2Gi}}}')).toEqual([]);
  });

  it("is silent where a LimitRange or a patch may fill the gap, and about placeholders", () => {
    const range = "---\napiVersion: v1\nkind: LimitRange\nmetadata: {name: r, namespace: db}\n";
    expect(find("{instances: 3}", range)).toEqual([]);
    const patch = readManifests(cluster("{resources: {limits: {memory: 1Gi}}}"), "patch");
    const subject = new Subject([...readManifests(cluster("{instances: 3}")), ...patch], {
      cloudNativePG: "1.30",
      today: "2026-11-21",
    });
    expect([...instanceMemoryOvercommitted.check(subject)]).toEqual([]);
    expect(find('{resources: {requests: {memory: 1Gi}, limits: {memory: "${M}"}}}')).toEqual([]);
    expect(find('{resources: {requests: "${R}"}}')).toEqual([]);
  });
});
