import { describe, expect, it } from "vitest";
import { findFaults, makeSubject } from "../test-subject.ts";
import { operatorKnownHoles } from "./operator-known-holes.ts";

const CLUSTER = "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\n";
const find = (cloudNativePG: string, text = `${CLUSTER}---\n${CLUSTER.replace("a}", "b}")}`) =>
  findFaults(operatorKnownHoles, text, { cloudNativePG });

describe("operator-known-holes", () => {
  it("names all that are open, once", () => {
    expect(find("1.27.4")).toEqual([
      expect.stringMatching(
        /^apiVersion: CloudNativePG 1\.27\.4 has known holes: CVE-2026-44477 .*CVE-2026-55769 .*CVE-2026-55765/,
      ),
    ]);
  });

  it("knows which patch closes which", () => {
    expect(find("1.28.3")).toEqual([expect.not.stringContaining("CVE-2026-44477")]);
    expect(find("1.28.4")).toEqual([]);
    expect(find("1.29.0")).toHaveLength(1);
    expect(find("1.29.2")).toEqual([]);
    expect(find("1.30")).toEqual([]);
    expect(find("1.31")).toEqual([]);
  });

  it("takes a minor for its worst patch, and says which patch to write", () => {
    const [fault] = operatorKnownHoles.check(makeSubject(CLUSTER, { cloudNativePG: "1.29" }));
    expect(fault?.message).toContain("stands for its patches before the fix too");
    expect(fault?.help).toContain("1.29.2");
  });

  it("is silent without a Cluster", () => {
    expect(find("1.27", CLUSTER.replace("Cluster", "Pooler"))).toEqual([]);
  });
});
