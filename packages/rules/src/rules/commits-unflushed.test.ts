import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { commitsUnflushed } from "./commits-unflushed.ts";

const find = (value: string, more = "instances: 3") =>
  findFaults(commitsUnflushed, clusterText(`${more}\npostgresql: {parameters: {synchronous_commit: ${value}}}`));

describe("commits-unflushed", () => {
  it.each(['"off"', '"false"', '"0"'])("finds %s", (value) => {
    expect(find(value)).toEqual([
      expect.stringContaining(
        "spec.postgresql.parameters.synchronous_commit: Cluster shared: with `synchronous_commit: ",
      ),
    ]);
  });

  it.each(['"on"', "local", "remote_write", "remote_apply", '"${COMMIT}"', "null", "[]"])(
    "is silent about %s",
    (value) => expect(find(value)).toEqual([]),
  );

  it("leaves synchronous standbys to sync-replicas-not-waited-for", () => {
    expect(find('"off"', "maxSyncReplicas: 1")).toEqual([]);
    expect(find('"off"', "maxSyncReplicas: ${MOST}")).toEqual([]);
    expect(find('"off"', "maxSyncReplicas: 0")).toHaveLength(1);
    const text = 'postgresql: {synchronous: {number: 1}, parameters: {synchronous_commit: "off"}}';
    expect(findFaults(commitsUnflushed, clusterText(text))).toEqual([]);
  });
});
