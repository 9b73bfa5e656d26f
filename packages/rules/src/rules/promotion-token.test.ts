import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { promotionToken } from "./promotion-token.ts";

const content = {
  latestCheckpointTimelineID: "1",
  redoWalFile: "000000010000000000000003",
  databaseSystemIdentifier: "7412345678901234567",
  latestCheckpointREDOLocation: "0/3000060",
  timeOfLatestCheckpoint: "Sat Nov 21 10:00:00 2026",
  operatorVersion: "1.30.0",
};
const token = btoa(JSON.stringify(content));
const judge = (text: string, more = "primary: shared") =>
  findFaults(promotionToken, clusterText(`replica: {source: a, ${more}, promotionToken: ${JSON.stringify(text)}}`));

describe("promotion-token", () => {
  it("is silent about a whole token where the replica becomes the primary", () => {
    expect(judge(token)).toEqual([]);
    expect(judge(`${token}\n`)).toEqual([]);
    expect(judge(token, "enabled: false")).toEqual([]);
    expect(judge("")).toEqual([]);
    expect(judge("${TOKEN}")).toEqual([]);
  });

  it("finds a token that is cut or lacks parts", () => {
    expect(judge(token.slice(0, 21))).toEqual([expect.stringContaining("is not base64")]);
    expect(judge(token.slice(0, 20))).toEqual([expect.stringContaining("holds no JSON")]);
    expect(judge(btoa('"x"'))).toEqual([expect.stringContaining("holds no JSON object")]);
    expect(judge(btoa(JSON.stringify({ ...content, redoWalFile: "" })))).toEqual([
      expect.stringContaining("spec.replica.promotionToken: Cluster shared: `promotionToken` lacks redoWalFile"),
    ]);
  });

  it("finds a token on a replica, and a delay beside it", () => {
    expect(judge(token, "primary: other")).toEqual([expect.stringContaining("stays a replica")]);
    expect(judge(token, "primary: shared, minApplyDelay: 1h")).toEqual([expect.stringContaining("minApplyDelay: ")]);
  });
});
