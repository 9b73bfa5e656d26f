import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { podPatchAnnotation } from "./pod-patch-annotation.ts";

const judge = (patch: string) =>
  findFaults(podPatchAnnotation, clusterText("instances: 1", `cnpg.io/podPatch: '${patch}'`));

describe("pod-patch-annotation", () => {
  it("finds what is no JSON, no list, or no operation", () => {
    expect(judge("[{op: add}]")).toEqual([expect.stringContaining("the text is not JSON")]);
    expect(judge('{"op": "add", "path": "/spec"}')).toEqual([expect.stringContaining("found an object")]);
    expect(judge('[{"op": "set", "path": "/spec"}]')).toEqual([expect.stringContaining("the `op` of operation 1")]);
    expect(judge('[{"op": "remove", "path": "spec"}]')).toEqual([expect.stringContaining("does not start with /")]);
    expect(judge("[5]")).toHaveLength(1);
  });

  it("is silent about a patch, and about placeholders", () => {
    expect(judge('[{"op": "add", "path": "/spec/hostNetwork", "value": true}]')).toEqual([]);
    expect(judge("[]")).toEqual([]);
    expect(judge("[${OPERATION}]")).toEqual([]);
  });
});
