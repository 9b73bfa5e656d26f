import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { kustomizationListsTwice } from "./kustomization-lists-twice.ts";

const file = (resources: string, apiVersion = "kustomize.config.k8s.io/v1beta1") =>
  `apiVersion: ${apiVersion}\nkind: Kustomization\nresources: ${resources}\n`;

describe("kustomization-lists-twice", () => {
  it.each(["[a.yaml, b.yaml, a.yaml]", "[a.yaml, b.yaml, ./a.yaml]", "[../a/, b, ../a]"])("finds %s", (resources) =>
    expect(findFaults(kustomizationListsTwice, file(resources))).toEqual([
      expect.stringMatching(/^resources\[2\]: .* first as entry 1/),
    ]),
  );

  it.each(["[a.yaml, b.yaml]", "[../a, ./a, a/a]", "[null, null, {}]", "x"])("is silent about %s", (resources) =>
    expect(findFaults(kustomizationListsTwice, file(resources))).toEqual([]),
  );
});
