import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { sharedBuffersMemory } from "./shared-buffers-memory.ts";

const judge = (buffers: string, resources: string) =>
  findFaults(
    sharedBuffersMemory,
    clusterText(`resources: ${resources}\npostgresql: {parameters: {shared_buffers: "${buffers}"}}`),
  );

describe("shared-buffers-memory", () => {
  it("finds buffers beyond the request, although the limit would hold them", () => {
    expect(judge("1025MB", "{requests: {memory: 1Gi}, limits: {memory: 8Gi}}")).toEqual([
      "spec.resources.requests.memory: Cluster shared: `shared_buffers: 1025MB` is more than the memory request of 1Gi",
    ]);
    expect(judge("1GB", "{requests: {memory: 1Gi}}")).toEqual([]);
  });

  it("reads a bare number as the operator does", () => {
    expect(judge("16384", "{requests: {memory: 1Gi}}")).toEqual([expect.stringContaining("reads as 16384MB")]);
  });

  it("takes huge pages that hold them", () => {
    const requests = "requests: {memory: 1Gi}";
    expect(judge("2GB", `{${requests}, limits: {hugepages-2Mi: 2Gi}}`)).toEqual([]);
    expect(judge("2GB", `{${requests}, limits: {hugepages-2Mi: "\${PAGES}"}}`)).toEqual([]);
    expect(judge("2GB", `{${requests}, limits: {hugepages-2Mi: 1Gi}}`)).toHaveLength(1);
  });

  it("is silent without a request, and where something cannot be read", () => {
    expect(judge("8GB", "{limits: {memory: 1Gi}}")).toEqual([]);
    expect(judge("8GB", '{requests: {memory: "${X}"}}')).toEqual([]);
    expect(judge("${X}", "{requests: {memory: 1Gi}}")).toEqual([]);
    expect(judge("8Gi", "{requests: {memory: 1Gi}}")).toEqual([]);
  });
});
