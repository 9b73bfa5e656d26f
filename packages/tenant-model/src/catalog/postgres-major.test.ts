import { expect, it } from "vitest";
import { readPostgresMajor } from "./postgres-major.ts";

it.each([
  ["ghcr.io/cloudnative-pg/postgresql:17.6-standard-bookworm", 17],
  ["ghcr.io/cloudnative-pg/postgresql:18", 18],
  ["registry.local:5000/postgresql:16.2", 16],
  ["postgresql:17.6@sha256:0123", 17],
])("reads the version of %s out of its tag", (name, major) => {
  expect(readPostgresMajor({ style: "name", name })).toBe(major);
});

it.each(["registry.local:5000/postgresql", "postgresql:latest", "postgresql@sha256:9123"])(
  "does not take anything else of %s for a version",
  (name) => {
    expect(readPostgresMajor({ style: "name", name })).toBeUndefined();
  },
);

it("takes the word of a catalog of images", () => {
  expect(
    readPostgresMajor({ style: "catalog", kind: "ImageCatalog", name: "images", major: 16, images: new Map() }),
  ).toBe(16);
});
