import { describe, expect, it } from "vitest";
import { findFaults, makeSubject } from "../test-subject.ts";
import { sharedBuffersShare } from "./shared-buffers-share.ts";

const cluster = (buffers: string, memory: string, more = "") =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {postgresql: {parameters: {shared_buffers: ${buffers}}}, resources: {limits: {memory: ${memory}${more}}}}\n`;
const find = (...parts: Parameters<typeof cluster>) => findFaults(sharedBuffersShare, cluster(...parts));

describe("shared-buffers-share", () => {
  it("finds less than a tenth, and proposes a quarter", () => {
    expect(find("256MB", "3Gi")).toEqual([
      expect.stringContaining("`shared_buffers` of 256Mi is 8.3 % of the memory limit of 3Gi"),
    ]);
    expect([...sharedBuffersShare.check(makeSubject(cluster("256MB", "3Gi")))][0]?.help).toContain("768MB");
  });

  it("finds more than four tenths", () => {
    expect(find("1GB", "2Gi")).toEqual([expect.stringContaining("is 50 %")]);
  });

  it("is silent at both bounds, and in small instances", () => {
    expect(find("400MB", "1000Mi")).toEqual([]);
    expect(find("401MB", "1000Mi")).toHaveLength(1);
    expect(find("200MB", "2000Mi")).toEqual([]);
    expect(find("199MB", "2000Mi")).toHaveLength(1);
    expect(find("50MB", "900Mi")).toEqual([]);
  });

  it("is silent with huge pages, above the memory, and about placeholders", () => {
    expect(find("1GB", "2Gi", ", hugepages-2Mi: 2Gi")).toEqual([]);
    expect(find("3GB", "2Gi")).toEqual([]);
    expect(find('"${B}"', "2Gi")).toEqual([]);
    expect(find("1GB", '"${M}"')).toEqual([]);
  });
});
