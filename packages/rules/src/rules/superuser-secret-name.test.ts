import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { superuserSecretName } from "./superuser-secret-name.ts";

const judge = (secret: string) => findFaults(superuserSecretName, clusterText(`superuserSecret: ${secret}`));

describe("superuser-secret-name", () => {
  it("finds an empty name", () => {
    expect(judge('{name: ""}')).toEqual(["spec.superuserSecret.name: Cluster shared: `superuserSecret.name` is empty"]);
  });

  it("is silent about a name, and leaves a missing one to the schema", () => {
    expect(["{name: cnpg-superuser}", "{}", "null"].flatMap(judge)).toEqual([]);
  });
});
