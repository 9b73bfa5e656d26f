import { describe, expect, it } from "vitest";
import { postgresMajorOf } from "./postgres-major.ts";

describe("postgresMajorOf", () => {
  it("asks the catalog, then the image, then the operator's default", () => {
    expect(postgresMajorOf({ imageCatalogRef: { major: 16 } })).toBe(16);
    expect(postgresMajorOf({ imageName: "ghcr.io/cloudnative-pg/postgresql:15.4-minimal-trixie" })).toBe(15);
    expect(postgresMajorOf({})).toBe(17);
  });

  it("does not guess", () => {
    expect(postgresMajorOf({ imageName: "ghcr.io/x/pg:${TAG}" })).toBeUndefined();
    expect(postgresMajorOf({ imageName: "pg@sha256:abc" })).toBeUndefined();
    expect(postgresMajorOf({ imageCatalogRef: { major: "${M}" } })).toBeUndefined();
  });
});
