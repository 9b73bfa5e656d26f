import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { passwordGeneratorRotates } from "./password-generator-rotates.ts";

const CLUSTER =
  "{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg}, spec: {managed: {roles: [{name: harbor, passwordSecret: {name: s}}]}}}\n---\n";
const secret = (more: string, kind = "Password") =>
  `{apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: s}, spec: {dataFrom: [{sourceRef: {generatorRef: {kind: ${kind}, name: g}}}]${more}}}`;
const find = (text: string) => findFaults(passwordGeneratorRotates, text);

describe("password-generator-rotates", () => {
  it("finds the default interval, and one that is written", () => {
    expect(find(CLUSTER + secret(""))).toEqual([
      "spec.dataFrom[0]: ExternalSecret s: the Password generator makes a new password every 1h, and every client keeps the old one",
    ]);
    expect(find(CLUSTER + secret(", refreshPolicy: Periodic, refreshInterval: 24h"))).toEqual([
      expect.stringContaining(
        "spec.refreshPolicy: ExternalSecret s: the Password generator makes a new password every 24h",
      ),
    ]);
  });

  it("takes the operator's label for evidence where the Cluster is elsewhere", () => {
    const label = ', target: {template: {metadata: {labels: {cnpg.io/reload: "true"}}}}';
    expect(find(secret(label))).toHaveLength(1);
    expect(find(secret(""))).toEqual([]);
  });

  it.each([
    ", refreshPolicy: CreatedOnce",
    ", refreshPolicy: OnChange",
    ', refreshInterval: "0"',
    ", refreshInterval: 0s",
    ', refreshInterval: "${I}"',
  ])("is silent about %s", (more) => expect(find(CLUSTER + secret(more))).toEqual([]));

  it("is silent about other generators", () => {
    expect(find(CLUSTER + secret("", "VaultDynamicSecret"))).toEqual([]);
  });
});
