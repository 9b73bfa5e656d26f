import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findHelps } from "../test-helps.ts";
import { findFaults } from "../test-subject.ts";
import { booleanParameters } from "./boolean-parameters.ts";

const judge = (parameters: string) =>
  findFaults(booleanParameters, clusterText(`instances: 1\npostgresql: {parameters: {${parameters}}}`));

describe("boolean-parameters", () => {
  it("finds what is neither on nor off, in each of the three", () => {
    expect(judge("hot_standby_feedback: enabled, sync_replication_slots: '', wal_log_hints: '2'")).toEqual([
      'spec.postgresql.parameters.hot_standby_feedback: Cluster shared: `hot_standby_feedback` is "enabled": expected on or off',
      expect.stringContaining("sync_replication_slots"),
      expect.stringContaining("wal_log_hints"),
    ]);
    expect(judge("wal_log_hints: o")).toHaveLength(1);
  });

  it("takes every spelling that the operator takes", () => {
    for (const value of ["on", "OFF", "of", "1", "0", "y", "tru", "False", "no"])
      expect(judge(`wal_log_hints: "${value}"`)).toEqual([]);
  });

  it("leaves other parameters, types and placeholders alone", () => {
    expect(judge('jit: maybe, wal_log_hints: true, hot_standby_feedback: "${X}"')).toEqual([]);
  });

  it("says the value that is meant, where it is plain", () => {
    const helps = (value: string) =>
      findHelps(booleanParameters, clusterText(`postgresql: {parameters: {wal_log_hints: "${value}"}}`));
    expect(helps("enabled")).toEqual(['write `wal_log_hints: "on"`']);
    expect(helps("disable")).toEqual(['write `wal_log_hints: "off"`']);
    expect(helps(" on")).toEqual(['write `wal_log_hints: "on"`']);
    expect(helps("2")).toEqual(['write `wal_log_hints: "on"` or `"off"`']);
  });
});
