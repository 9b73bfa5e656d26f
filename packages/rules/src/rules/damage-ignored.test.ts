import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { damageIgnored } from "./damage-ignored.ts";

const find = (parameters: string) => findFaults(damageIgnored, clusterText(`postgresql: {parameters: ${parameters}}`));

describe("damage-ignored", () => {
  it.each(["zero_damaged_pages", "ignore_checksum_failure", "ignore_invalid_pages"])("finds %s", (name) => {
    expect(find(`{${name}: "on"}`)).toEqual([
      expect.stringContaining(`spec.postgresql.parameters.${name}: Cluster shared: with \`${name}\` on`),
    ]);
    expect(find(`{${name}: "true"}`)).toHaveLength(1);
  });

  it.each([
    '{zero_damaged_pages: "off"}',
    '{zero_damaged_pages: "${ON}"}',
    "{ignore_checksum_failure: maybe}",
    "{}",
    "x",
  ])("is silent about %s", (parameters) => expect(find(parameters)).toEqual([]));
});
