import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { postgresImageFloating } from "./postgres-image-floating.ts";

const find = (image: string) =>
  findFaults(
    postgresImageFloating,
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {imageName: "${image}"}\n`,
  );

describe("postgres-image-floating", () => {
  it("finds tags that name a major only", () => {
    expect(find("ghcr.io/cloudnative-pg/postgresql:17")).toEqual([
      expect.stringContaining("spec.imageName: Cluster a: the tag 17 names a major only"),
    ]);
    expect(["pg:17-bookworm", "pg:17-standard-trixie"].flatMap(find)).toHaveLength(2);
  });

  it("is silent about a minor, a digest, a major that was not released yet, and placeholders", () => {
    expect(
      ["pg:17.6", "pg:17.6-system-trixie", "pg:17@sha256:ab12", "pg:18beta1", "pg:${V}", "pg"].flatMap(find),
    ).toEqual([]);
  });

  it("looks into catalogs", () => {
    const text =
      "apiVersion: postgresql.cnpg.io/v1\nkind: ClusterImageCatalog\nmetadata: {name: c}\nspec: {images: [{major: 17, image: 'pg:17.6'}, {major: 16, image: 'pg:16'}]}\n";
    expect(findFaults(postgresImageFloating, text)).toEqual([expect.stringContaining("spec.images[1].image")]);
  });
});
