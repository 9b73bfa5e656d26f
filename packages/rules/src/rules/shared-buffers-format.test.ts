import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findHelps } from "../test-helps.ts";
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

  it("says the unit that is meant", () => {
    const helps = (value: string) =>
      findHelps(sharedBuffersFormat, clusterText(`postgresql: {parameters: {shared_buffers: ${value}}}`));
    expect(helps("1Gi")).toEqual(["write `shared_buffers: 1GB`"]);
    expect(helps("64k")).toEqual(["write `shared_buffers: 64kB`"]);
    expect(helps("25%")).toEqual([expect.stringContaining("such as `512MB`")]);
  });
});
