import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { mcConfigUnwritable } from "./mc-config-unwritable.ts";

const find = ({ image = "minio/mc:R", readOnly = "true", script = "mc alias set s3 http://s3", env = "[]" }) =>
  findFaults(
    mcConfigUnwritable,
    `
apiVersion: batch/v1
kind: Job
metadata: {name: check}
spec:
  template:
    spec:
      containers:
        - name: main
          image: ${image}
          command: [/bin/sh, -c, ${JSON.stringify(script)}]
          env: ${env}
          securityContext:
            readOnlyRootFilesystem: ${readOnly}
`,
  );

describe("mc-config-unwritable", () => {
  it("finds mc on a read-only root file system without a folder of its own", () => {
    expect(find({})).toEqual([
      expect.stringContaining("containers[0].securityContext.readOnlyRootFilesystem: Job check: `mc` cannot save"),
    ]);
  });

  it("is silent where it is told where to write", () => {
    expect(find({ env: "[{name: MC_CONFIG_DIR, value: /tmp/mc}]" })).toEqual([]);
    expect(find({ env: "[{name: HOME, value: /tmp}]" })).toEqual([]);
    expect(find({ script: "mc --config-dir /tmp/mc ls s3" })).toEqual([]);
    expect(find({ script: "export HOME=/tmp; mc ls s3" })).toEqual([]);
  });

  it("is silent on a writable root file system and about other images", () => {
    expect(find({ readOnly: "false" })).toEqual([]);
    expect(find({ image: "amazon/aws-cli:2" })).toEqual([]);
  });
});
