import { describe, expect, it } from "vitest";
import { Subject } from "../subject.ts";
import { readManifests } from "../test-subject.ts";
import { isPatched } from "./patches.ts";

const HEAD = "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: ";

describe("isPatched", () => {
  const [manifest] = readManifests(`${HEAD}{instances: 1}`);
  if (manifest === undefined) throw new Error("no manifest");
  const subjectWith = (patch: string) =>
    new Subject([manifest, ...readManifests(patch, "patch")], { cloudNativePG: "1.30", today: "2026-11-21" });

  it("finds the field in a patch of the same object", () => {
    expect(isPatched(subjectWith(`${HEAD}{resources: {}}`), manifest, "spec", "resources")).toBe(true);
  });

  it("is silent about other fields and other objects", () => {
    expect(isPatched(subjectWith(`${HEAD}{backup: {}}`), manifest, "spec", "resources")).toBe(false);
    expect(isPatched(subjectWith(`${HEAD.replace("a}", "b}")}{resources: {}}`), manifest, "spec", "resources")).toBe(
      false,
    );
  });
});
