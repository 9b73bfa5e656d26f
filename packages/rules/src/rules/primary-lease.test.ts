import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { primaryLease } from "./primary-lease.ts";

const judge = (lease: string, cloudNativePG = "1.30") =>
  findFaults(primaryLease, clusterText(`primaryLease: ${lease}`), { cloudNativePG });

describe("primary-lease", () => {
  it("finds a lease that ends with its renewal, also against the defaults", () => {
    expect(judge("{leaseDurationSeconds: 20, renewDeadlineSeconds: 20}")).toHaveLength(1);
    expect(judge("{leaseDurationSeconds: 10}")).toEqual([expect.stringContaining("leaseDurationSeconds` is 10 and")]);
    expect(judge("{renewDeadlineSeconds: 15}")).toEqual([
      expect.stringContaining("spec.primaryLease.renewDeadlineSeconds: Cluster shared: `leaseDurationSeconds` is 15"),
    ]);
    expect(judge("{leaseDurationSeconds: 11}")).toEqual([]);
  });

  it("finds a deadline of 1.2 retry periods or less", () => {
    expect(judge("{leaseDurationSeconds: 30, renewDeadlineSeconds: 12, retryPeriodSeconds: 10}")).toHaveLength(1);
    expect(judge("{leaseDurationSeconds: 30, renewDeadlineSeconds: 13, retryPeriodSeconds: 10}")).toEqual([]);
  });

  it("speaks of 1.30 on, and not of placeholders", () => {
    expect(judge("{leaseDurationSeconds: 10}", "1.29")).toEqual([]);
    expect(judge('{leaseDurationSeconds: "${LEASE}"}')).toEqual([]);
    expect(judge("{}")).toEqual([]);
  });
});
