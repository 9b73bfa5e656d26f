import { describe, expect, it } from "vitest";
import { findFaults, makeSubject } from "../test-subject.ts";
import { walVolumeSmall } from "./wal-volume-small.ts";

const cluster = (spec: string) =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: shared}\nspec: ${spec}\n`;
const find = (spec: string) => findFaults(walVolumeSmall, cluster(spec));
const wal = (size: string, parameters: string) =>
  `{walStorage: {size: ${size}}, postgresql: {parameters: {${parameters}}}}`;

describe("wal-volume-small", () => {
  it("finds 5Gi for 4 GB, and says what would do", () => {
    const text = wal("5Gi", "max_wal_size: 4GB");
    expect(find(text)).toEqual([
      expect.stringMatching(
        /^spec\.walStorage\.size: Cluster shared: `walStorage` has 5Gi for a `max_wal_size` of 4Gi/,
      ),
    ]);
    const [fault] = walVolumeSmall.check(makeSubject(cluster(text)));
    expect(fault?.help).toBe("give it 9Gi or more, or lower `max_wal_size` to 2304MB");
  });

  it("is silent from twice the size and what is kept on", () => {
    expect(find(wal("8704Mi", "max_wal_size: 4GB"))).toEqual([]);
    expect(find(wal("8703Mi", "max_wal_size: 4GB"))).toHaveLength(1);
    expect(find(wal("8Gi", 'max_wal_size: 4GB, wal_keep_size: "0"'))).toEqual([]);
  });

  it("knows the default of a volume of its own, and counts numbers in megabytes", () => {
    expect(find("{walStorage: {size: 2Gi}}")).toHaveLength(1);
    expect(find("{walStorage: {size: 3Gi}}")).toEqual([]);
    expect(find(wal("5Gi", 'max_wal_size: "4096"'))).toHaveLength(1);
  });

  it("judges the data volume only where somebody wrote the parameter", () => {
    expect(find("{storage: {size: 1Gi}}")).toEqual([]);
    expect(find("{storage: {size: 5Gi}, postgresql: {parameters: {max_wal_size: 4GB}}}")).toHaveLength(1);
  });

  it("reads the size of a claim, and leaves placeholders and what is refused alone", () => {
    const claim = "{pvcTemplate: {resources: {requests: {storage: 2Gi}}}}";
    expect(find(`{walStorage: ${claim}}`)).toEqual([expect.stringContaining("spec.walStorage.pvcTemplate")]);
    expect(find(wal('"${SIZE}"', "max_wal_size: 4GB"))).toEqual([]);
    expect(find(wal("4Gi", "max_wal_size: 4GB"))).toEqual([]);
  });
});
