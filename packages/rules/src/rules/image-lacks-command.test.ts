import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { imageLacksCommand } from "./image-lacks-command.ts";

const find = (image: string, script: string) =>
  findFaults(
    imageLacksCommand,
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
`,
  );

describe("image-lacks-command", () => {
  it("finds a command in a pipe, a substitution, or at the start of a line", () => {
    expect(find("docker.io/minio/mc:R", "N=$(mc ls s3/b --json | \\\n  jq -r .key | head -n 1)")).toEqual([
      "spec.template.spec.containers[0].command[2]: Job check: the script calls jq, which the image minio/mc does not have",
    ]);
    expect(find("minio/mc:R", "if sed -n 1p x; then find . ; fi")).toEqual([expect.stringContaining("sed and find")]);
  });

  it("is silent about the same word in a text, a comment or a path", () => {
    expect(find("minio/mc:R", 'echo "install jq"\n# jq is missing\nmc ls s3/jq/')).toEqual([]);
  });

  it("is silent about images that it does not know", () => {
    expect(find("alpine:3", "cat x | jq .")).toEqual([]);
    expect(find("example.org/notminio/mc2:1", "cat x | jq .")).toEqual([]);
  });
});
