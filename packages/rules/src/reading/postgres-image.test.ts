import { describe, expect, it } from "vitest";
import { makeSubject } from "../test-subject.ts";
import { findPostgresImage } from "./postgres-image.ts";

const find = (spec: string, more = "") => {
  const subject = makeSubject(
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a, namespace: db}\nspec: ${spec}\n${more}`,
  );
  const [cluster] = subject.ofKind("Cluster");
  return cluster === undefined ? undefined : findPostgresImage(subject, cluster);
};

describe("findPostgresImage", () => {
  it("reads a Cluster's own image", () => {
    expect(find("{imageName: ghcr.io/cloudnative-pg/postgresql:17.6-system-trixie}")).toMatchObject({
      major: 17,
      minor: 6,
      path: ["spec", "imageName"],
    });
  });

  it("reads the catalog that it names, and falls back to the major", () => {
    const spec = "{imageCatalogRef: {kind: ImageCatalog, name: c, major: 16}}";
    const catalog =
      "---\napiVersion: postgresql.cnpg.io/v1\nkind: ImageCatalog\nmetadata: {name: c, namespace: db}\nspec: {images: [{major: 17, image: 'pg:17.1'}, {major: 16, image: 'pg:16.2'}]}\n";
    expect(find(spec, catalog)).toMatchObject({ major: 16, minor: 2, path: ["spec", "images", 1, "image"] });
    expect(find(spec)).toMatchObject({ major: 16, path: ["spec", "imageCatalogRef", "major"] });
  });

  it("takes a free tag of a catalog for no version", () => {
    const spec = "{imageCatalogRef: {kind: ClusterImageCatalog, name: c, major: 17}}";
    const catalog =
      "---\napiVersion: postgresql.cnpg.io/v1\nkind: ClusterImageCatalog\nmetadata: {name: c}\nspec: {images: [{major: 17, image: 'pg:2025.10.1'}]}\n";
    expect(find(spec, catalog)).toEqual({
      manifest: expect.anything(),
      path: ["spec", "imageCatalogRef", "major"],
      major: 17,
    });
  });

  it("is undefined for the default and for placeholders", () => {
    expect(find("{}")).toBeUndefined();
    expect(find('{imageName: "pg:${V}"}')).toBeUndefined();
  });
});
