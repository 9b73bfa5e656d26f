import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { replicaBootstrap } from "./replica-bootstrap.ts";

const replica = (bootstrap: string) => clusterText(`replica: {source: a, enabled: true}\nbootstrap: ${bootstrap}`);
const judge = (text: string, committed = "") => findFaults(replicaBootstrap, text, { committed });

describe("replica-bootstrap", () => {
  it("finds a new replica with data of its own", () => {
    expect(judge(replica("{initdb: {}}"))).toEqual([expect.stringContaining("spec.bootstrap: Cluster shared: a new")]);
    expect(judge(clusterText("replica: {source: a}"))).toEqual([expect.stringContaining("spec.replica: ")]);
  });

  it("is silent about copies, and about a primary", () => {
    expect(judge(replica("{recovery: {source: a}}"))).toEqual([]);
    expect(judge(replica("{pg_basebackup: {source: a}}"))).toEqual([]);
    expect(judge(clusterText("replica: {source: a, primary: shared}\nbootstrap: {initdb: {}}"))).toEqual([]);
  });

  it("is silent about a primary that is demoted, and where nobody knows what was there", () => {
    expect(judge(replica("{initdb: {}}"), clusterText("bootstrap: {initdb: {}}"))).toEqual([]);
    expect(findFaults(replicaBootstrap, replica("{initdb: {}}"))).toEqual([]);
  });
});
