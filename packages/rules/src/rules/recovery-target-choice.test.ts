import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { recoveryTargetChoice } from "./recovery-target-choice.ts";

const judge = (target: string, more = "") =>
  findFaults(
    recoveryTargetChoice,
    clusterText(`bootstrap: {recovery: {source: a, ${more}recoveryTarget: {${target}}}}`),
  );

describe("recovery-target-choice", () => {
  it("finds two targets, also one that is false", () => {
    expect(judge('targetTime: "2026-01-01 00:00:00", targetLSN: 0/1')).toEqual([
      expect.stringContaining("has `targetLSN` and `targetTime`: expected one target"),
    ]);
    expect(judge('targetTime: "2026-01-01 00:00:00", targetImmediate: false, backupID: a')).toHaveLength(1);
    expect(judge('targetTime: "2026-01-01 00:00:00", targetLSN: ""')).toEqual([]);
  });

  it("finds a target that does not tell its backup", () => {
    expect(judge("targetName: before")).toEqual([expect.stringContaining("`targetName` without `backupID`")]);
    expect(judge("targetImmediate: true")).toHaveLength(1);
    expect(judge('targetXID: "1"')).toHaveLength(1);
  });

  it("is silent where the backup is known", () => {
    expect(judge("targetName: before, backupID: 20260101T000000")).toEqual([]);
    expect(judge('targetName: before, backupID: "${ID}"')).toEqual([]);
    expect(judge("targetName: before", "volumeSnapshots: {storage: {}}, ")).toEqual([]);
    expect(judge("targetLSN: 0/1")).toEqual([]);
    expect(judge("targetTLI: latest")).toEqual([]);
  });
});
