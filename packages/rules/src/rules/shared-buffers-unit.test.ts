import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { sharedBuffersUnit } from "./shared-buffers-unit.ts";

const judge = (value: string) =>
  findFaults(sharedBuffersUnit, clusterText(`postgresql: {parameters: {shared_buffers: ${value}}}`));

describe("shared-buffers-unit", () => {
  it("tells what a bare number means to PostgreSQL and to the operator", () => {
    expect(judge('"512"')).toEqual([
      expect.stringContaining("blocks of 8kB, 4Mi in all, while the operator takes it for 512MB"),
    ]);
  });

  it("is silent about units, placeholders and numbers, which the schema refuses", () => {
    for (const value of ["512MB", "1GB", '"${X}"', "512"]) expect(judge(value)).toEqual([]);
  });
});
