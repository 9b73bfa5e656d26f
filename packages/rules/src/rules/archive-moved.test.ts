import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { archiveMoved as rule } from "./archive-moved.ts";

const cluster = (spec: string) =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a, namespace: x}\nspec: ${spec}\n---\n`;
const inTree = (server: string) =>
  cluster(`{backup: {barmanObjectStore: {destinationPath: "s3://b", serverName: ${server}}}}`);
const plugin = cluster("{plugins: [{name: p, parameters: {barmanObjectName: s, serverName: a}}]}");
const store = (path: string) =>
  `apiVersion: barmancloud.cnpg.io/v1\nkind: ObjectStore\nmetadata: {name: s, namespace: x}\nspec: {configuration: {destinationPath: "${path}"}}\n---\n`;
const judge = (before: string, now: string) => findFaults(rule, now, { committed: before });

describe("archive-moved", () => {
  it("finds another folder, also where the ObjectStore alone changes", () => {
    expect(judge(inTree("a"), inTree("b"))).toEqual([
      expect.stringContaining("backups move from s3://b/a to s3://b/b"),
    ]);
    expect(judge(plugin + store("s3://b"), plugin + store("s3://c"))).toEqual([
      expect.stringMatching(/^spec\.configuration\.destinationPath: Cluster a: backups move/),
    ]);
  });

  it("finds a Cluster that stops to archive", () => {
    expect(judge(inTree("a"), cluster("{instances: 1}"))).toEqual([expect.stringContaining("archives nowhere now")]);
  });

  it("is silent where the plugin takes over the same folder, and where an ObjectStore is not among the files", () => {
    expect(judge(inTree("a"), plugin + store("s3://b/"))).toEqual([]);
    expect(judge(inTree("a"), plugin)).toEqual([]);
  });

  it("is silent about a Cluster that starts to archive, and a new one", () => {
    expect(judge(cluster("{instances: 1}"), inTree("a"))).toEqual([]);
    expect(judge("", inTree("a"))).toEqual([]);
  });
});
