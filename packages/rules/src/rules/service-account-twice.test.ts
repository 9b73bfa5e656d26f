import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { serviceAccountTwice } from "./service-account-twice.ts";

const judge = (spec: string, cloudNativePG = "1.30") =>
  findFaults(serviceAccountTwice, clusterText(spec), { cloudNativePG });
const template = "serviceAccountTemplate: {metadata: {annotations: {a: b}}}";

describe("service-account-twice", () => {
  it("finds both, from 1.29 on", () => {
    const both = `serviceAccountName: db\n${template}`;
    expect(judge(both)).toEqual([expect.stringContaining("spec.serviceAccountName: Cluster shared: ")]);
    expect(judge(both, "1.29")).toHaveLength(1);
    expect(judge(both, "1.28")).toEqual([]);
  });

  it("is silent about one of the two", () => {
    expect(judge(template)).toEqual([]);
    expect(judge("serviceAccountName: db")).toEqual([]);
    expect(judge(`serviceAccountName: ""\n${template}`)).toEqual([]);
  });
});
