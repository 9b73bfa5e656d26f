import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { dragonflyOwnedLabels } from "./dragonfly-owned-labels.ts";

const find = (spec: string) =>
  findFaults(
    dragonflyOwnedLabels,
    `{apiVersion: dragonflydb.io/v1alpha1, kind: Dragonfly, metadata: {name: cache, namespace: caches}, spec: ${spec}}`,
  );

describe("dragonfly-owned-labels", () => {
  it.each([
    "labels: {app: x}",
    "podMetadata: {labels: {app: x}}",
    "serviceSpec: {labels: {app.kubernetes.io/name: x}}",
  ])("finds the operator's own in %s", (spec) =>
    expect(find(`{${spec}}`)).toEqual([expect.stringContaining("is the operator's own")]),
  );

  it("is silent about others", () => {
    expect(find("{podMetadata: {labels: {team: a, role: b}, annotations: {app: x}}, labels: 5}")).toEqual([]);
  });
});
