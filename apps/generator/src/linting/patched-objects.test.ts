import { describe, expect, it } from "vitest";
import { LintManifest } from "./lint-manifest.ts";
import { findPatches } from "./patched-objects.ts";

const cluster = { kind: "Cluster", metadata: { name: "shared" }, spec: { instances: 1, storage: { size: "x" } } };
const manifest = (object: object, form: "object" | "patch") =>
  new LintManifest({ object: { ...object }, written: {}, form, origin: undefined as never });
const patch = manifest({ kind: "Cluster", metadata: { name: "shared" }, spec: { instances: 3 } }, "patch");

describe("patches", () => {
  it("decide what they replace and what is not there yet, and leave the rest to be judged", () => {
    const patches = findPatches([manifest(cluster, "object"), patch], []);
    expect(patches.complete(cluster)).toBe(true);
    expect(patches.decide(cluster, ["spec", "instances"])).toBe(true);
    expect(patches.decide(cluster, ["spec", "walStorage"])).toBe(true);
    expect(patches.decide(cluster, ["spec", "storage", "size"])).toBe(false);
  });

  it("decide nothing of other objects", () => {
    const other = { ...cluster, metadata: { name: "other" } };
    expect(findPatches([patch], []).decide(other, ["spec", "walStorage"])).toBe(false);
  });

  it("may name a kind, or names by a pattern", () => {
    expect(findPatches([], [{ kind: "Cluster" }]).complete(cluster)).toBe(true);
    expect(findPatches([], [{ kind: "Cluster", name: "sh.*" }]).complete(cluster)).toBe(true);
    expect(findPatches([], [{ kind: "Pooler" }]).complete(cluster)).toBe(false);
  });
});
