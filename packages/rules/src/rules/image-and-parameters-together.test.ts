import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { imageAndParametersTogether as rule } from "./image-and-parameters-together.ts";

const cluster = (tag: string, parameters: string, more = "instances: 1") =>
  clusterText(`imageName: "x/postgresql:${tag}"\npostgresql: {parameters: ${parameters}}\n${more}`);
const judge = (now: string, cloudNativePG: string, before = cluster("17.5", "{work_mem: 4MB}")) =>
  findFaults(rule, now, { committed: before, cloudNativePG });

describe("image-and-parameters-together", () => {
  it("finds both in one change before 1.28", () => {
    const found = [expect.stringContaining("parameters `work_mem` and 1 more")];
    expect(judge(cluster("17.6", "{work_mem: 8MB, jit: off}"), "1.27")).toEqual(found);
    expect(judge(cluster("17.6", "{work_mem: 8MB, jit: off}"), "1.28")).toEqual([]);
    expect(judge(cluster("17.6", "{}"), "1.27.4")).toHaveLength(1);
  });

  it("finds it later on with switchover only", () => {
    const now = cluster("17.6", "{work_mem: 8MB}", "primaryUpdateMethod: switchover");
    expect(judge(now, "1.30")).toEqual([expect.stringContaining("with `primaryUpdateMethod: switchover`")]);
  });

  it("is silent where one of them changes, or a value is not known", () => {
    expect(judge(cluster("17.6", "{work_mem: 4MB}"), "1.27")).toEqual([]);
    expect(judge(cluster("17.5", "{work_mem: 8MB}"), "1.27")).toEqual([]);
    expect(judge(cluster("17.6", '{work_mem: "${MEM}"}'), "1.27")).toEqual([]);
    expect(judge(cluster("17.6", '{port: "5432"}'), "1.27", cluster("17.5", "{port: 5432}"))).toEqual([]);
  });
});
