import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { destinationDoublesServer } from "./destination-doubles-server.ts";

const cluster = (path: string, more = "") =>
  `{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg}, spec: {backup: {barmanObjectStore: {destinationPath: "${path}"${more}}}}}`;

describe("destination-doubles-server", () => {
  it("finds a path that ends with the Cluster's name, or with the server's", () => {
    expect(findFaults(destinationDoublesServer, cluster("s3://b/pg/"))).toEqual([
      "spec.backup.barmanObjectStore.destinationPath: Cluster pg: the server's name is added to `destinationPath`, so backups go to s3://b/pg/pg/base",
    ]);
    expect(findFaults(destinationDoublesServer, cluster("s3://b/x", ", serverName: x"))).toHaveLength(1);
  });

  it.each(["s3://b/", "s3://b/backups", "s3://pg", "s3://b/pg/old", "s3://${B}/pg", "s3://b/old-pg"])(
    "is silent about %s",
    (path) => expect(findFaults(destinationDoublesServer, cluster(path))).toEqual([]),
  );

  it("is silent about another server's name, and about an archive that is in use", () => {
    expect(findFaults(destinationDoublesServer, cluster("s3://b/pg", ", serverName: x"))).toEqual([]);
    expect(findFaults(destinationDoublesServer, cluster("s3://b/pg"), { committed: cluster("s3://b/pg/") })).toEqual(
      [],
    );
    expect(findFaults(destinationDoublesServer, cluster("s3://b/pg"), { committed: cluster("s3://b/") })).toHaveLength(
      1,
    );
  });
});
