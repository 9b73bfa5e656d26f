import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { operatorEndOfLife } from "./operator-end-of-life.ts";

const CLUSTER = "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\n";
const find = (cloudNativePG: string, today: string, text = `${CLUSTER}---\n${CLUSTER.replace("a}", "b}")}`) =>
  findFaults(operatorEndOfLife, text, { cloudNativePG, today });

describe("operator-end-of-life", () => {
  it("says so once, from the day after on", () => {
    expect(find("1.27", "2026-03-10")).toEqual([
      "apiVersion: CloudNativePG 1.27 has had no releases since 2026-03-09: holes found since then stay open",
    ]);
    expect(find("1.27.0", "2026-03-09")).toEqual([]);
  });

  it("is silent about versions whose end is not fixed, and without a Cluster", () => {
    expect(find("1.30", "2026-11-21")).toEqual([]);
    expect(find("1.31", "2030-01-01")).toEqual([]);
    expect(find("1.27", "2026-11-21", CLUSTER.replace("Cluster", "Pooler"))).toEqual([]);
  });
});
