import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { livenessPingerAnnotation } from "./liveness-pinger-annotation.ts";

const judge = (text: string) =>
  findFaults(livenessPingerAnnotation, clusterText("instances: 1", `alpha.cnpg.io/livenessPinger: '${text}'`));

describe("liveness-pinger-annotation", () => {
  it.each([
    ["true", "is no JSON object"],
    ["enabled", "is no JSON"],
    ["{}", "does not say `enabled`"],
    ["null", "does not say `enabled`"],
    ['{"enabled": "true"}', "neither true nor false"],
    ['{"enabled": true, "requestTimeout": "1s"}', "`requestTimeout` that is no whole number"],
  ])("finds %s", (text, expected) => {
    expect(judge(text)).toEqual([expect.stringContaining(expected)]);
  });

  it("is silent about what the operator reads, and placeholders", () => {
    for (const text of [
      '{"enabled": false}',
      '{"Enabled": true, "connectionTimeout": 500, "x": 1}',
      '{"enabled": ${X}}',
    ])
      expect(judge(text)).toEqual([]);
  });
});
