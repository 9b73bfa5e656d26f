import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { logicalDecodingSlots } from "./logical-decoding-slots.ts";

const judge = (parameters: string, image = "pg:17.6", isOn = true) =>
  findFaults(
    logicalDecodingSlots,
    clusterText(
      `imageName: "${image}"\nreplicationSlots: {highAvailability: {synchronizeLogicalDecoding: ${isOn}}}\npostgresql: {parameters: {${parameters}}}`,
    ),
  );
const both = 'hot_standby_feedback: "on", sync_replication_slots: "yes"';

describe("logical-decoding-slots", () => {
  it("finds each of the two parameters that is missing or off", () => {
    expect(judge("")).toEqual([
      expect.stringContaining("spec.postgresql.parameters.hot_standby_feedback: Cluster shared: "),
      expect.stringContaining("without `sync_replication_slots`"),
    ]);
    expect(judge(`${both.replace('"on"', '"off"')}`)).toHaveLength(1);
    expect(judge(both)).toEqual([]);
  });

  it("wants the extension before PostgreSQL 17", () => {
    expect(judge(both, "pg:16.9")).toEqual([expect.stringContaining("with PostgreSQL 16: before 17")]);
    expect(judge("pg_failover_slots.synchronize_slot_names: x", "pg:16.9")).toEqual([]);
  });

  it("takes the operator's default image for 17 or later", () => {
    expect(judge("", "")).toHaveLength(2);
  });

  it("is silent where it is off, and where a value is not known", () => {
    expect(judge("", "pg:17.6", false)).toEqual([]);
    expect(judge("", "pg:${TAG}")).toEqual([]);
    expect(judge('hot_standby_feedback: "${X}", sync_replication_slots: "on"')).toEqual([]);
  });
});
