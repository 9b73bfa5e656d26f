import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { walLevel } from "./wal-level.ts";

const judge = (parameters: string, instances = 1, annotation = "cnpg.io/skipWalArchiving: enabled") =>
  findFaults(walLevel, clusterText(`instances: ${instances}\npostgresql: {parameters: {${parameters}}}`, annotation));
const minimal = 'wal_level: minimal, max_wal_senders: "0"';

describe("wal-level", () => {
  it("finds a level that nobody knows", () => {
    expect(judge("wal_level: archive")).toEqual([
      'spec.postgresql.parameters.wal_level: Cluster shared: `wal_level` is "archive": expected logical, replica or minimal',
    ]);
    expect(judge("wal_level: Replica")).toHaveLength(1);
  });

  it("finds minimal beside standbys, archiving and a replica cluster", () => {
    expect(judge(minimal, 2)).toEqual([expect.stringContaining("`instances: 2` needs WAL for standbys")]);
    expect(judge(minimal, 1, "cnpg.io/skipWalArchiving: disabled")).toEqual([
      expect.stringContaining("keeps WAL archiving on"),
    ]);
    const replica = `instances: 1\nreplica: {enabled: true}\npostgresql: {parameters: {${minimal}}}`;
    expect(findFaults(walLevel, clusterText(replica, "cnpg.io/skipWalArchiving: enabled"))).toEqual([
      expect.stringContaining("it is a replica cluster"),
    ]);
  });

  it("finds minimal with WAL senders", () => {
    expect(judge("wal_level: minimal")).toEqual([expect.stringContaining("left out")]);
    expect(judge('wal_level: minimal, max_wal_senders: "10"')).toEqual([
      expect.stringContaining("spec.postgresql.parameters.max_wal_senders: "),
    ]);
  });

  it("is silent about a single instance that archives nothing, other levels and placeholders", () => {
    expect(judge(minimal)).toEqual([]);
    expect(judge("wal_level: replica", 3, "")).toEqual([]);
    expect(judge('wal_level: "${LEVEL}"')).toEqual([]);
    expect(judge('wal_level: minimal, max_wal_senders: "${N}"', 1)).toEqual([]);
    expect(judge(minimal, 1, 'cnpg.io/skipWalArchiving: "${X}"')).toEqual([]);
  });
});
