import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { dragonflyNetworkPolicyDefault } from "./dragonfly-network-policy-default.ts";

const find = (spec: string) =>
  findFaults(
    dragonflyNetworkPolicyDefault,
    `{apiVersion: dragonflydb.io/v1alpha1, kind: Dragonfly, metadata: {name: cache, namespace: caches}, spec: ${spec}}`,
  );

describe("dragonfly-network-policy-default", () => {
  it("finds one that leaves it to the default", () => {
    expect(find("{replicas: 3}")).toEqual([expect.stringContaining("no client of another namespace, and no scraper")]);
  });

  it.each(["true", "false"])("is silent where it is written, here %s", (value) =>
    expect(find(`{networkPolicyEnabled: ${value}}`)).toEqual([]),
  );
});
