import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { imageTag } from "./image-tag.ts";

const judge = (image: string) => findFaults(imageTag, clusterText(`imageName: ${JSON.stringify(image)}`));
const digest = `sha256:${"a".repeat(64)}`;

describe("image-tag", () => {
  it("finds images without a version", () => {
    expect(judge("ghcr.io/cloudnative-pg/postgresql")).toEqual([expect.stringContaining("has no tag")]);
    expect(judge("localhost:5000/postgresql")).toEqual([expect.stringContaining("has no tag")]);
    expect(judge(`ghcr.io/cloudnative-pg/postgresql@${digest}`)).toEqual([expect.stringContaining("a digest only")]);
    expect(judge("postgres:latest")).toEqual([expect.stringContaining("the tag latest")]);
    expect(judge(`postgres:latest@${digest}`)).toHaveLength(1);
    expect(judge("postgres:v17.6")).toHaveLength(1);
    expect(judge("postgres:bookworm-17")).toHaveLength(1);
    expect(judge("postgres:17.x")).toEqual([expect.stringContaining('"17."')]);
    expect(judge("postgres:17.20260101")).toHaveLength(1);
  });

  it("is silent about versions in any of their spellings", () => {
    const tags = ["17", "17.6", "17.6-standard-bookworm", "18beta1", "13.3.2.1-1", "17-202601010000", `17.6@${digest}`];
    expect(tags.flatMap((tag) => judge(`ghcr.io/cloudnative-pg/postgresql:${tag}`))).toEqual([]);
  });

  it("says nothing about placeholders, and about no image", () => {
    expect(judge("ghcr.io/cloudnative-pg/postgresql:${VERSION}")).toEqual([]);
    expect(judge("")).toEqual([]);
  });
});
