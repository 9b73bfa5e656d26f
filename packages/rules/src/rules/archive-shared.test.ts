import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { archiveShared } from "./archive-shared.ts";

const cluster = (metadata: string, spec: string) =>
  `---\n{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {${metadata}}, spec: {${spec}}}\n`;
const store = (more = "", path = "s3://b") => `backup: {barmanObjectStore: {destinationPath: "${path}"${more}}}`;
const find = (text: string) => findFaults(archiveShared, text);

describe("archive-shared", () => {
  it("finds two Clusters of one name in two namespaces, with one bucket", () => {
    expect(
      find(cluster("name: pg, namespace: a", store()) + cluster("name: pg, namespace: b", store("", "s3://b/"))),
    ).toEqual([
      "spec.backup.barmanObjectStore: Cluster pg: it archives into s3://b/pg, as Cluster pg in namespace a does",
    ]);
  });

  it("is silent about other names, endpoints and paths, and about one object in two files", () => {
    expect(find(cluster("name: a", store()) + cluster("name: b", store()))).toEqual([]);
    const one = cluster("name: pg, namespace: a", store());
    expect(find(one + cluster("name: pg, namespace: b", store(", endpointURL: https://x")))).toEqual([]);
    expect(find(one + one)).toEqual([]);
    expect(find(cluster("name: pg, namespace: a", store("", "s3://${B}")).repeat(2))).toEqual([]);
  });

  it("finds a Cluster that is restored from its own archive", () => {
    const recovery = (server: string) =>
      `${store()}, bootstrap: {recovery: {source: origin}}, externalClusters: [{name: origin, barmanObjectStore: {destinationPath: "s3://b", serverName: ${server}}}]`;
    expect(find(cluster("name: pg", recovery("pg")))).toEqual([
      expect.stringContaining("is restored from s3://b/pg and archives into the same folder"),
    ]);
    expect(find(cluster("name: pg", recovery("pg-old")))).toEqual([]);
    const skip = 'name: pg, annotations: {cnpg.io/skipEmptyWalArchiveCheck: "enabled"}';
    expect(find(cluster(skip, recovery("pg")))).toEqual([]);
  });
});
