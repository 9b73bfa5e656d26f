import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { ephemeralVolumesTwice } from "./ephemeral-volumes-twice.ts";

const judge = (spec: string) => findFaults(ephemeralVolumesTwice, clusterText(spec));

describe("ephemeral-volumes-twice", () => {
  it("finds a limit for an emptyDir that is not there", () => {
    expect(judge("ephemeralVolumeSource: {}\nephemeralVolumesSizeLimit: {temporaryData: 1Gi}")).toEqual([
      expect.stringContaining("spec.ephemeralVolumesSizeLimit.temporaryData: Cluster shared: "),
    ]);
  });

  it("is silent about one of the two, and about shared memory", () => {
    expect(judge("ephemeralVolumeSource: {}\nephemeralVolumesSizeLimit: {shm: 1Gi}")).toEqual([]);
    expect(judge("ephemeralVolumesSizeLimit: {temporaryData: 1Gi, shm: 1Gi}")).toEqual([]);
  });
});
