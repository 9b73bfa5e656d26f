import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { sharedBuffersFormat } from "./shared-buffers-format.ts";

const judge = (value: string) =>
  findFaults(sharedBuffersFormat, clusterText(`postgresql: {parameters: {shared_buffers: ${value}}}`));

describe("shared-buffers-format", () => {
  it("finds Kubernetes' units, shares and lower case", () => {
    for (const value of ["1Gi", "25%", "512mb", "1G", '"512MB "'])
      expect(judge(value)).toEqual([
        expect.stringContaining("spec.postgresql.parameters.shared_buffers: Cluster shared: `shared_buffers` is "),
      ]);
  });

  it("is silent about PostgreSQL's units, bare numbers, placeholders and other types", () => {
    for (const value of ["512MB", "1 GB", '"16384"', '"${X}"', '""', "128", "[1]"]) expect(judge(value)).toEqual([]);
  });
});
