import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { syncReplicasNotWaitedFor } from "./sync-replicas-not-waited-for.ts";

const find = (value: string, sync = "maxSyncReplicas: 1") =>
  findFaults(
    syncReplicasNotWaitedFor,
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {instances: 3, ${sync}, postgresql: {parameters: {synchronous_commit: ${value}}}}\n`,
  );

describe("sync-replicas-not-waited-for", () => {
  it("finds `off` and `local` beside synchronous standbys", () => {
    expect(['"off"', "local", '"false"'].flatMap((value) => find(value))).toHaveLength(3);
  });

  it("is silent about values that wait, and where no standby is synchronous", () => {
    expect(['"on"', "remote_write", "remote_apply", '"${X}"'].flatMap((value) => find(value))).toEqual([]);
    expect(find('"off"', "maxSyncReplicas: 0")).toEqual([]);
  });
});
