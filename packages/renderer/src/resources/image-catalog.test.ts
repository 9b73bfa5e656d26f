import { expect, it } from "vitest";
import { listObjects, makeCatalog } from "../test-catalog.ts";
import { buildImageCatalog } from "./image-catalog.ts";

const image = { style: "catalog", kind: "ImageCatalog", name: "postgresql", major: 17 } as const;
const digest = `ghcr.io/cloudnative-pg/postgresql:17.6@sha256:${"0".repeat(64)}`;

it("has the images of every major version that the catalog names", () => {
  const images = new Map([
    [16, digest.replace("17.6", "16.10")],
    [17, digest],
  ]);
  const [object] = listObjects(buildImageCatalog(makeCatalog({ cluster: { image: { ...image, images } } })));
  expect(object).toMatchObject({ kind: "ImageCatalog", metadata: { name: "postgresql", namespace: "databases" } });
  expect(object.spec.images).toEqual([
    { major: 16, image: digest.replace("17.6", "16.10") },
    { major: 17, image: digest },
  ]);
});

it("is not rendered where it exists already, or where the image is named directly", () => {
  expect(buildImageCatalog(makeCatalog({ cluster: { image: { ...image, images: new Map() } } }))).toEqual([]);
  expect(buildImageCatalog(makeCatalog())).toEqual([]);
});
