import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { sharedSingleInstance } from "./shared-single-instance.ts";

const find = (spec: string) =>
  findFaults(
    sharedSingleInstance,
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: ${spec}\n`,
  );
const roles = "managed: {roles: [{name: x, login: true}, {name: y, login: true}]}";

describe("shared-single-instance", () => {
  it("finds several roles on one instance, also where the number is left out", () => {
    expect(find(`{instances: 1, ${roles}}`)).toEqual([
      expect.stringContaining("spec.instances: Cluster a: 2 roles depend on one instance"),
    ]);
    expect(find(`{${roles}}`)).toHaveLength(1);
  });

  it("is silent about two instances, one role, a restored cluster, and placeholders", () => {
    expect(find(`{instances: 2, ${roles}}`)).toEqual([]);
    expect(find("{instances: 1, managed: {roles: [{name: x, login: true}]}}")).toEqual([]);
    expect(find(`{instances: 1, ${roles}, bootstrap: {recovery: {source: b}}}`)).toEqual([]);
    expect(find(`{instances: "\${N}", ${roles}}`)).toEqual([]);
  });
});
