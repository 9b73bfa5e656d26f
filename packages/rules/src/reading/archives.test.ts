import { describe, expect, it } from "vitest";
import { makeSubject } from "../test-subject.ts";
import { archivesOf, sourcesOf } from "./archives.ts";

const subject = makeSubject(`
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: pg}
spec:
  backup: {barmanObjectStore: {destinationPath: s3://b/}}
  plugins:
    - {name: barman, parameters: {barmanObjectName: store, serverName: pg-2}}
    - {name: off, enabled: false, parameters: {barmanObjectName: store}}
  bootstrap: {recovery: {source: origin}}
  externalClusters:
    - {name: other, barmanObjectStore: {destinationPath: s3://x}}
    - {name: origin, plugin: {name: barman, parameters: {barmanObjectName: store}}}
---
{apiVersion: barmancloud.cnpg.io/v1, kind: ObjectStore, metadata: {name: store}, spec: {configuration: {destinationPath: "s3://c"}}}
`);
const [cluster] = subject.ofKind("Cluster");

describe("archives", () => {
  it("are the in-tree one and those of plugins, under the server's name or the Cluster's", () => {
    expect(
      cluster &&
        [...archivesOf(subject, cluster)].map(({ destinationPath, serverName }) => [destinationPath, serverName]),
    ).toEqual([
      ["s3://b", "pg"],
      ["s3://c", "pg-2"],
    ]);
  });

  it("that a Cluster is restored from carry the source's name", () => {
    expect(
      cluster &&
        [...sourcesOf(subject, cluster)].map(({ destinationPath, serverName }) => [destinationPath, serverName]),
    ).toEqual([["s3://c", "origin"]]);
  });
});
