import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findHelps } from "../test-helps.ts";
import { findFaults } from "../test-subject.ts";
import { archiveModeOverwritten } from "./archive-mode-overwritten.ts";

const judge = (mode: string, annotation = "", more = "") =>
  findFaults(
    archiveModeOverwritten,
    clusterText(`${more}\npostgresql: {parameters: {archive_mode: ${mode}}}`, annotation),
  );
const skip = "cnpg.io/skipWalArchiving: enabled";

describe("archive-mode-overwritten", () => {
  it("tells what the operator makes of it", () => {
    expect(judge('"off"')).toEqual([
      "spec.postgresql.parameters.archive_mode: Cluster shared: the operator overwrites `archive_mode: off` with on",
    ]);
    expect(judge('"on"', skip)).toEqual([expect.stringContaining("with off")]);
    expect(judge('"on"', "", "replica: {enabled: true}")).toEqual([expect.stringContaining("with always")]);
  });

  it("is silent where it is what the operator writes, and where that is not known", () => {
    expect(judge('"on"')).toEqual([]);
    expect(judge('"off"', skip)).toEqual([]);
    expect(judge("always", "", "replica: {enabled: true}")).toEqual([]);
    expect(judge('"${X}"')).toEqual([]);
    expect(judge('"off"', 'cnpg.io/skipWalArchiving: "${X}"')).toEqual([]);
    expect(judge('"off"', "", 'replica: {enabled: "${X}"}')).toEqual([]);
  });

  it("names the annotation to whom it may be what they want", () => {
    const helps = (mode: string) =>
      findHelps(archiveModeOverwritten, clusterText(`postgresql: {parameters: {archive_mode: "${mode}"}}`));
    expect(helps("off")).toEqual([expect.stringContaining("cnpg.io/skipWalArchiving")]);
    expect(helps("always")).toEqual(["remove it"]);
  });
});
