import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { recoveryTargetFormat } from "./recovery-target-format.ts";

const judge = (field: string, value: string, cloudNativePG = "1.30") =>
  findFaults(
    recoveryTargetFormat,
    clusterText(`bootstrap: {recovery: {recoveryTarget: {${field}: ${JSON.stringify(value)}}}}`),
    { cloudNativePG },
  );

describe("recovery-target-format", () => {
  it("reads times as the operator does", () => {
    const right = [
      "2026-11-21",
      "2026-11-21 10:00:00",
      "2026-11-21 10:00:00.123456+01",
      "2026-11-21 10:00:00+05:30",
      "2026-11-21T10:00:00",
      "2026-11-21T10:00:00Z",
      "2026-11-21T10:00:00.000001+01:00",
    ];
    expect(right.flatMap((time) => judge("targetTime", time))).toEqual([]);
    const wrong = ["2026-11-21 10:00", "2026-11-21 10:00:00 CET", "2026-11-21T10:00:00+01", "21.11.2026", "yesterday"];
    expect(wrong.map((time) => judge("targetTime", time).length)).toEqual([1, 1, 1, 1, 1]);
  });

  it("reads LSNs and timelines", () => {
    expect(["0/3000060", "16/B374D848"].flatMap((lsn) => judge("targetLSN", lsn))).toEqual([]);
    expect(["3000060", "0/3000060/1", "0/xyz"].map((lsn) => judge("targetLSN", lsn).length)).toEqual([1, 1, 1]);
    expect(["latest", "1", "12"].flatMap((line) => judge("targetTLI", line))).toEqual([]);
    expect(["0", "-1", "current", "0x1"].map((line) => judge("targetTLI", line).length)).toEqual([1, 1, 1, 1]);
  });

  it("limits transaction ids and names since 1.28.3, 1.29.1 and 1.30.0", () => {
    expect(judge("targetXID", "4294967295")).toEqual([]);
    expect(judge("targetXID", "4294967296")).toHaveLength(1);
    expect(["1.27", "1.28.2", "1.28", "1.29.0"].map((version) => judge("targetXID", "x", version).length)).toEqual([
      0, 0, 1, 0,
    ]);
    expect(judge("targetName", "a".repeat(63))).toEqual([]);
    expect(judge("targetName", "é".repeat(32))).toEqual([expect.stringContaining("has 64 bytes")]);
    expect(judge("targetName", "a\nb")).toHaveLength(1);
  });

  it("says nothing about placeholders and empty texts", () => {
    expect(["targetTime", "targetLSN", "targetTLI", "targetXID"].flatMap((field) => judge(field, "${AT}"))).toEqual([]);
    expect(judge("targetTime", "")).toEqual([]);
  });
});
