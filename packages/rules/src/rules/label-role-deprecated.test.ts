import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { labelRoleDeprecated } from "./label-role-deprecated.ts";

const service = (selector: string) =>
  findFaults(
    labelRoleDeprecated,
    `apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {selector: ${selector}}\n`,
  );

describe("label-role-deprecated", () => {
  it("finds the old label beside one of the operator's", () => {
    expect(service("{cnpg.io/cluster: a, role: primary}")).toEqual([
      expect.stringContaining("spec.selector.role: Service s selects instances by the label `role`"),
    ]);
    const policy =
      "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: n}\nspec: {podSelector: {matchLabels: {cnpg.io/cluster: a, role: replica}}}\n";
    expect(findFaults(labelRoleDeprecated, policy)).toHaveLength(1);
  });

  it("finds it among the peers of a NetworkPolicy", () => {
    const policy =
      "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: n}\nspec: {podSelector: {}, egress: [{}, {to: [x, {podSelector: {matchLabels: {cnpg.io/cluster: a, role: primary}}}]}]}\n";
    expect(findFaults(labelRoleDeprecated, policy)).toEqual([
      expect.stringContaining("spec.egress[1].to[1].podSelector.matchLabels.role: NetworkPolicy n selects"),
    ]);
  });

  it("is silent about others' labels of that name, and the new one", () => {
    expect(service("{app: redis, role: primary}")).toEqual([]);
    expect(service("{cnpg.io/cluster: a, role: other}")).toEqual([]);
    expect(service("{cnpg.io/cluster: a, cnpg.io/instanceRole: primary}")).toEqual([]);
  });
});
