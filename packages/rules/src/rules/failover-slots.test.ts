import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { failoverSlots } from "./failover-slots.ts";

const judge = (parameters: string, slots = "{}") =>
  findFaults(failoverSlots, clusterText(`replicationSlots: ${slots}\npostgresql: {parameters: {${parameters}}}`));
const used = "pg_failover_slots.synchronize_slot_names: x";

describe("failover-slots", () => {
  it("finds it without feedback, and without the operator's slots", () => {
    expect(judge(used)).toEqual([expect.stringContaining("spec.postgresql.parameters.hot_standby_feedback: ")]);
    expect(judge(`${used}, hot_standby_feedback: "on"`, "{highAvailability: {enabled: false}}")).toEqual([
      expect.stringContaining("spec.replicationSlots.highAvailability.enabled: Cluster shared: "),
    ]);
  });

  it("is silent where both are there, by default too, and where it is not used", () => {
    expect(judge(`${used}, hot_standby_feedback: "1"`)).toEqual([]);
    expect(judge(`${used}, hot_standby_feedback: "\${X}"`)).toEqual([]);
    expect(judge("max_connections: '100'", "{highAvailability: {enabled: false}}")).toEqual([]);
  });
});
