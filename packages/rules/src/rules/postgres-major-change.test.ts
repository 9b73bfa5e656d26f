import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { postgresMajorChange as rule } from "./postgres-major-change.ts";

const image = (tag: string) => clusterText(`imageName: "ghcr.io/x/postgresql:${tag}"`);
const judge = (before: string, now: string) => findFaults(rule, now, { committed: before });

describe("postgres-major-change", () => {
  it("finds a downgrade, also between an image and a catalog", () => {
    expect(judge(image("17.6"), image("16.10"))).toEqual([
      expect.stringContaining("spec.imageName: Cluster shared: PostgreSQL 17 becomes 16"),
    ]);
    const catalog = clusterText("imageCatalogRef: {kind: ImageCatalog, name: x, major: 16}");
    expect(judge(image("17.6"), catalog)).toEqual([expect.stringContaining("spec.imageCatalogRef.major: ")]);
  });

  it("finds an upgrade to 15 and not to 16", () => {
    expect(judge(image("14.1"), image("15.1"))).toEqual([expect.stringContaining("to 16 or later only")]);
    expect(judge(image("14.1"), image("16.1"))).toEqual([]);
  });

  it("is silent about other minors and about what cannot be read", () => {
    expect(judge(image("15.3"), image("15.1"))).toEqual([]);
    expect(judge(image("17.6"), image("${VERSION}"))).toEqual([]);
    expect(judge(clusterText("instances: 1"), image("15.1"))).toEqual([]);
  });
});
