import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { hibernationAnnotation } from "./hibernation-annotation.ts";

const judge = (value: string) =>
  findFaults(hibernationAnnotation, clusterText("instances: 1", `cnpg.io/hibernation: ${value}`));

describe("hibernation-annotation", () => {
  it("finds any other word", () => {
    expect(judge('"true"')).toEqual([expect.stringContaining('is "true": expected "on" or "off"')]);
    expect(judge("ON")).toHaveLength(1);
    expect(judge('""')).toHaveLength(1);
    expect(judge("constructor")).toHaveLength(1);
  });

  it("is silent about on and off, placeholders, and what is no text", () => {
    expect(['"on"', '"off"', "${SLEEP}", "true"].flatMap(judge)).toEqual([]);
  });
});
