import { describe, expect, it } from "vitest";
import { compareVersions, createReleaseQuoter, type Release } from "./release-notes.ts";

const change = (bump: "minor" | "patch", text: string) => ({ bump, text });
const releases: readonly Release[] = [
  { version: "0.11.0", entries: [change("minor", "Three instances are the default")] },
  { version: "0.10.1", entries: [change("patch", "A typing mistake less")] },
  { version: "0.10.0", entries: [change("minor", "4Gi are the default"), change("patch", "Faster")] },
  { version: "0.9.0", entries: [change("minor", "Old news")] },
];

describe("what changed between two releases", () => {
  const quote = (before: string, now: string, all = releases) => createReleaseQuoter(() => all)(before, now);

  it("is everything behind the first, up to the second, by the order of versions and not of letters", () => {
    expect(quote("0.9.0", "0.11.0")).toBe(
      "\n0.11.0: Three instances are the default\n0.10.0: 4Gi are the default\n… and 2 more: see the changelog of tenantry",
    );
    expect(quote("0.10.1", "0.11.0")).toBe("\n0.11.0: Three instances are the default");
  });

  it("is a list of fixes where there is nothing weightier", () => {
    expect(quote("0.10.0", "0.10.1")).toBe("\n0.10.1: A typing mistake less");
  });

  it("is nothing where no release is known between them", () => {
    expect(quote("0.11.0", "0.12.0")).toBe("");
  });

  it("is told once in a run, and the changelog read once", () => {
    let reads = 0;
    const quoteReleases = createReleaseQuoter(() => {
      reads += 1;
      return releases;
    });
    expect(quoteReleases("0.10.0", "0.11.0")).not.toBe("");
    expect(quoteReleases("0.10.0", "0.11.0")).toBe("");
    expect(quoteReleases("0.10.1", "0.11.0")).not.toBe("");
    expect(reads).toBe(2);
  });

  it("stays short, in number and in length", () => {
    const entries = Array.from({ length: 30 }, (_, index) => change("minor", `${index} ${"long ".repeat(100)}`));
    const lines = quote("0.1.0", "0.2.0", [{ version: "0.2.0", entries }]).split("\n");
    expect(lines).toHaveLength(1 + 12 + 1);
    expect(lines.at(-1)).toBe("… and 18 more: see the changelog of tenantry");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(320);
  });
});

describe("compareVersions", () => {
  it("orders versions as semver does, prereleases before their release", () => {
    const ordered = ["0.9.0", "0.10.0-beta.2", "0.10.0-beta.10", "0.10.0", "0.10.1", "1.0.0"];
    expect(ordered.toReversed().sort(compareVersions)).toEqual(ordered);
    expect(compareVersions("1.2.3", "1.2.3+build")).toBe(0);
  });
});
