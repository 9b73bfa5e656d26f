import { describe, expect, it } from "vitest";
import { OperatorVersion } from "../operator-version.ts";
import { clusterText } from "../test-cluster.ts";
import { makeSubject } from "../test-subject.ts";
import { clustersOf, isReplica } from "./clusters.ts";
import { readExternalClusters } from "./external-clusters.ts";
import { mayHave } from "./operator-fixes.ts";

const readOne = (spec: string) => {
  for (const cluster of clustersOf(makeSubject(clusterText(spec)))) return isReplica(cluster);
  return "none";
};

describe("a replica cluster", () => {
  it("is one by `enabled`, else by a primary that is another", () => {
    expect(readOne("instances: 1")).toBe(false);
    expect(readOne("replica: {source: a}")).toBe(true);
    expect(readOne("replica: {source: a, enabled: false}")).toBe(false);
    expect(readOne("replica: {source: a, primary: shared}")).toBe(false);
    expect(readOne("replica: {source: a, self: b, primary: shared}")).toBe(true);
  });

  it("is undecided behind a placeholder", () => {
    expect(readOne('replica: {source: a, primary: "${PRIMARY}"}')).toBeUndefined();
    expect(readOne('replica: {source: a, enabled: "${REPLICA}"}')).toBeUndefined();
  });
});

describe("external clusters", () => {
  it("are unreadable as a whole when one name is", () => {
    expect(readExternalClusters({})).toEqual([]);
    expect(readExternalClusters({ externalClusters: [{ name: "a" }] })).toHaveLength(1);
    expect(readExternalClusters({ externalClusters: [{ name: "a" }, { name: "${B}" }] })).toBeUndefined();
    expect(readExternalClusters({ externalClusters: "x" })).toBeUndefined();
  });
});

describe("a refusal that came in patches of several minors", () => {
  it("counts for a minor as soon as one patch of it has it", () => {
    const versions = ["1.28.3", "1.29.1", "1.30.0"];
    const judge = (version: string) => mayHave(new OperatorVersion(version), versions);
    expect(["1.27", "1.28", "1.28.2", "1.28.3", "1.29.0", "1.30", "1.31"].map(judge)).toEqual([
      false,
      true,
      false,
      true,
      false,
      true,
      true,
    ]);
  });
});
