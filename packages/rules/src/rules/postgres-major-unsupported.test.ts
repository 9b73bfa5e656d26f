import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { postgresMajorUnsupported } from "./postgres-major-unsupported.ts";

const judge = (spec: string) => findFaults(postgresMajorUnsupported, clusterText(spec));

describe("postgres-major-unsupported", () => {
  it("finds a major below 13, in a tag and in a catalog's reference", () => {
    expect(judge("imageName: postgres:12.22")).toEqual([
      "spec.imageName: Cluster shared: PostgreSQL 12, but CloudNativePG takes 13 or later",
    ]);
    expect(judge("imageCatalogRef: {name: a, major: 12}")).toEqual([
      expect.stringContaining("imageCatalogRef.major: "),
    ]);
  });

  it("is silent from 13 on, and where there is no version", () => {
    const specs = [
      "imageName: postgres:13",
      "imageName: postgres:latest",
      "imageName: ${IMAGE}",
      "imageName: postgres:${V}",
    ];
    expect([...specs, "imageCatalogRef: {name: a, major: 13}", "instances: 1"].flatMap(judge)).toEqual([]);
  });
});
