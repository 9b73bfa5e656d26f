import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findHelps } from "../test-helps.ts";
import { findFaults } from "../test-subject.ts";
import { walSizes } from "./wal-sizes.ts";

const judge = (parameters: string, walStorage = "") =>
  findFaults(walSizes, clusterText(`instances: 1\n${walStorage}\npostgresql: {parameters: {${parameters}}}`));
const volume = "walStorage: {size: 5Gi}";

describe("wal-sizes", () => {
  it("finds a minimum that is not less than the maximum, defaults counted", () => {
    expect(judge("min_wal_size: 1GB, max_wal_size: 1GB")).toEqual([
      "spec.postgresql.parameters.min_wal_size: Cluster shared: `min_wal_size` 1GB is not less than `max_wal_size` 1GB",
    ]);
    expect(judge("min_wal_size: 2GB")).toEqual([expect.stringContaining("`max_wal_size` 1GB by default")]);
    expect(judge("max_wal_size: 64MB")).toEqual([expect.stringContaining("spec.postgresql.parameters.max_wal_size")]);
  });

  it("finds sizes that do not fit into the WAL volume", () => {
    expect(judge("max_wal_size: 5GB", volume)).toEqual([
      "spec.postgresql.parameters.max_wal_size: Cluster shared: `max_wal_size` 5GB does not fit into `walStorage` of 5Gi",
    ]);
    expect(judge("max_wal_size: 4GB", volume)).toEqual([]);
    expect(judge("max_wal_size: 5GB", "walStorage: {size: '${X}'}")).toEqual([]);
    expect(judge("", "walStorage: {size: 1Gi}")).toEqual([]);
  });

  it("finds units of Kubernetes, and reads a bare number as megabytes", () => {
    expect(judge("max_wal_size: 4Gi")).toEqual([expect.stringContaining('is "4Gi": expected a number with kB')]);
    expect(judge("max_wal_size: '4096'", volume)).toEqual([]);
    expect(judge("max_wal_size: '5120'", volume)).toHaveLength(1);
  });

  it("waits for placeholders, and leaves other types to the schema", () => {
    expect(judge("min_wal_size: '${X}', max_wal_size: 10MB")).toEqual([]);
    expect(judge("min_wal_size: 80, max_wal_size: 1GB")).toEqual([]);
  });

  it("says the unit that is meant, and a volume that is large enough", () => {
    const helps = (value: string) =>
      findHelps(walSizes, clusterText(`walStorage: {size: 1Gi}\npostgresql: {parameters: {max_wal_size: ${value}}}`));
    expect(helps("4Gi")).toEqual(["write `max_wal_size: 4GB`"]);
    expect(helps("512k")).toEqual(["write `max_wal_size: 512kB`"]);
    expect(helps("big")).toEqual([expect.stringContaining("such as `max_wal_size: 1GB`")]);
    expect(helps("2GB")).toEqual([expect.stringContaining("raise `walStorage.size` to 6Gi")]);
  });
});
