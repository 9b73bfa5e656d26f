import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { containerImageUnpinned } from "./container-image-unpinned.ts";

const find = (image: string) =>
  findFaults(
    containerImageUnpinned,
    `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec:
      initContainers:
        - name: first
          image: busybox:1.37
      containers:
        - name: main
          image: ${image}
`,
  );

describe("container-image-unpinned", () => {
  it("finds an image without a tag, and `latest`", () => {
    expect(find("minio/mc")).toEqual([
      "spec.template.spec.containers[0].image: Deployment web: the image minio/mc has no tag, which means `latest`: each start may run another version",
    ]);
    expect(find("localhost:5000/minio/mc:latest")).toEqual([expect.stringContaining("is `latest`")]);
  });

  it("is silent about a version, a digest, and what is still a placeholder", () => {
    expect(["aws-cli:2.31.0", "aws-cli@sha256:ab12", "aws-cli:latest@sha256:ab12", '"${IMAGE}"'].flatMap(find)).toEqual(
      [],
    );
  });
});
