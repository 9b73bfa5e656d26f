import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { objectTooLarge } from "./object-too-large.ts";

const configMap = (size: number) => `
apiVersion: v1
kind: ConfigMap
metadata: {name: dashboards}
data:
  a.json: ${"x".repeat(size)}
`;

describe("object-too-large", () => {
  it("finds a ConfigMap of more than 1 MiB", () => {
    expect(findFaults(objectTooLarge, configMap(2 ** 20))).toEqual([
      ": ConfigMap dashboards is larger than 1 MiB, which is all that the API server takes",
    ]);
  });

  it("is silent up to there", () => {
    expect(findFaults(objectTooLarge, configMap(2 ** 20 - 200))).toEqual([]);
  });

  it("lets a Cluster be half as large again", () => {
    const cluster = (size: number) =>
      `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {description: ${"x".repeat(size)}}\n`;
    expect(findFaults(objectTooLarge, cluster(1.2 * 2 ** 20))).toEqual([]);
    expect(findFaults(objectTooLarge, cluster(1.6 * 2 ** 20))).toHaveLength(1);
  });
});
