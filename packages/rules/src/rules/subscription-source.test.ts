import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { subscriptionSource } from "./subscription-source.ts";

const cluster = (spec: string) =>
  `---\n{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg}, spec: ${spec}}\n`;
const subscription = (name: string) =>
  `---\n{apiVersion: postgresql.cnpg.io/v1, kind: Subscription, metadata: {name: s}, spec: {cluster: {name: pg}, externalClusterName: ${name}}}\n`;
const find = (text: string) => findFaults(subscriptionSource, text);

describe("subscription-source", () => {
  it("finds a source that the Cluster does not know", () => {
    expect(find(cluster("{externalClusters: [{name: origin}]}") + subscription("orgin"))).toEqual([
      "spec.externalClusterName: Subscription s: Cluster pg has no external cluster orgin: expected origin",
    ]);
    expect(find(cluster("{}") + subscription("origin"))).toHaveLength(1);
  });

  it("is silent where it is there, without the Cluster, and with placeholders", () => {
    expect(find(cluster("{externalClusters: [{name: origin}]}") + subscription("origin"))).toEqual([]);
    expect(find(subscription("origin"))).toEqual([]);
    expect(find(cluster('{externalClusters: [{name: "${O}"}]}') + subscription("origin"))).toEqual([]);
    expect(find(cluster("{externalClusters: x}") + subscription('"${O}"'))).toEqual([]);
  });
});
