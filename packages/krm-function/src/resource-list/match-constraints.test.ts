import { expect, it } from "vitest";
import { matchesConstraints, type ResourceRule } from "./match-constraints.ts";

const deployment = { apiVersion: "apps/v1", kind: "Deployment" };
const service = { apiVersion: "v1", kind: "Service" };
const matches = (item: { apiVersion: string; kind: string }, ...resourceRules: ResourceRule[]) =>
  matchesConstraints(item, { resourceRules });

it("no rules mean every object, and so does a list that is left out", () => {
  expect(matchesConstraints(service, {})).toBe(true);
  expect(matches(service, {})).toBe(true);
  expect(matches(service, { kinds: ["Service"] })).toBe(true);
  expect(matches(deployment, { kinds: ["Service"] })).toBe(false);
});

it("apiVersions match as a whole, as in KCLRun", () => {
  expect(matches(deployment, { apiVersions: ["apps/v1"], kinds: ["Deployment"] })).toBe(true);
  expect(matches(deployment, { apiVersions: ["v1"] })).toBe(false);
  expect(matches(service, { apiVersions: ["v1"] })).toBe(true);
});

it("beside apiGroups a version may stand alone", () => {
  expect(matches(deployment, { apiGroups: ["apps"], apiVersions: ["v1"] })).toBe(true);
  expect(matches(deployment, { apiGroups: ["apps"], apiVersions: ["apps/v1"] })).toBe(true);
  expect(matches(service, { apiGroups: ["apps"], apiVersions: ["v1"] })).toBe(false);
  expect(matches(service, { apiGroups: [""] })).toBe(true);
});

it("a star matches everything, and one of several rules is enough", () => {
  expect(matches(deployment, { apiGroups: ["*"], apiVersions: ["*"], kinds: ["*"] })).toBe(true);
  expect(matches(deployment, { kinds: ["Service"] }, { kinds: ["Deployment"] })).toBe(true);
  expect(matchesConstraints(deployment, { resourceRules: [] })).toBe(false);
});
