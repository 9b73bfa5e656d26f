import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { postgresIdsChanged as rule } from "./postgres-ids-changed.ts";

const judge = (before: string, now: string) => findFaults(rule, clusterText(now), { committed: clusterText(before) });

describe("postgres-ids-changed", () => {
  it("finds another id, also where one of the two is the default", () => {
    expect(judge("postgresUID: 26\npostgresGID: 26", "postgresUID: 27\npostgresGID: 28")).toHaveLength(2);
    expect(judge("postgresUID: 999", "instances: 1")).toEqual([
      expect.stringContaining("spec.postgresUID: Cluster shared: `postgresUID` becomes 26, was 999"),
    ]);
  });

  it("is silent about the default that is written out, and about what is no number", () => {
    expect(judge("instances: 1", "postgresUID: 26")).toEqual([]);
    expect(judge("postgresGID: 5", 'postgresGID: "${GID}"')).toEqual([]);
  });
});
