import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { failoverQuorum } from "./failover-quorum.ts";

const on = 'alpha.cnpg.io/failoverQuorum: "true"';
const spec = (synchronous: string, instances = 3) =>
  `instances: ${instances}\npostgresql: {synchronous: {method: any, ${synchronous}}}`;
const judge = (text: string, { annotations = "", cloudNativePG = "1.30" } = {}) =>
  findFaults(failoverQuorum, clusterText(text, annotations), { cloudNativePG });

describe("failover-quorum", () => {
  it("finds named standbys that could confirm every commit", () => {
    expect(judge(spec("number: 1, failoverQuorum: true, standbyNamesPre: [a]"))).toEqual([
      expect.stringContaining(
        "spec.postgresql.synchronous.number: Cluster shared: failover by quorum with `number: 1`",
      ),
    ]);
    expect(judge(spec("number: 2, failoverQuorum: true, standbyNamesPre: [a]"))).toEqual([]);
    expect(judge(spec("number: 1, failoverQuorum: false, standbyNamesPre: [a]"))).toEqual([]);
  });

  it("reads the annotation, which overrides the field", () => {
    const quorum = "number: 1, failoverQuorum: true, standbyNamesPre: [a]";
    const annotations = 'alpha.cnpg.io/failoverQuorum: "false"';
    expect(judge(spec(quorum), { annotations })).toEqual([]);
    expect(judge("instances: 3", { annotations: on })).toEqual([expect.stringContaining("without `postgresql.synch")]);
    expect(judge(spec("number: 1"), { annotations: on })).toEqual([]);
  });

  it("does not know the field before 1.28", () => {
    const text = spec("number: 1, failoverQuorum: true, standbyNamesPre: [a]");
    expect(judge(text, { cloudNativePG: "1.27" })).toEqual([]);
  });

  it("finds what is no boolean; an empty annotation is one until 1.27", () => {
    expect(judge("instances: 3", { annotations: "alpha.cnpg.io/failoverQuorum: yes please" })).toHaveLength(1);
    expect(judge("instances: 3", { annotations: 'alpha.cnpg.io/failoverQuorum: ""' })).toHaveLength(1);
    const old = { annotations: 'alpha.cnpg.io/failoverQuorum: ""', cloudNativePG: "1.27" };
    expect(judge("instances: 3", old)).toEqual([]);
    expect(judge("instances: 3", { annotations: "alpha.cnpg.io/failoverQuorum: ${QUORUM}" })).toEqual([]);
  });

  it("wants three instances in 1.27.0 alone", () => {
    const two = spec("number: 1", 2);
    const judgeAt = (cloudNativePG: string) => judge(two, { annotations: on, cloudNativePG }).length;
    expect(["1.27", "1.27.0", "1.27.1", "1.28"].map(judgeAt)).toEqual([1, 1, 0, 0]);
  });
});
