import { describe, expect, it } from "vitest";
import { makeSubject } from "../test-subject.ts";
import { findScrapes, instanceLabels } from "./scrapes.ts";

const count = (spec: string, namespace = "db") =>
  findScrapes(
    makeSubject(
      `apiVersion: monitoring.coreos.com/v1\nkind: PodMonitor\nmetadata: {name: m, namespace: db}\nspec: ${spec}\n`,
    ),
    namespace,
    instanceLabels("a"),
  ).length;
const OURS = "selector: {matchLabels: {cnpg.io/cluster: a}}";

describe("findScrapes", () => {
  it("finds what picks the pods in its own namespace, or in those that it names", () => {
    expect(count(`{${OURS}}`)).toBe(1);
    expect(count(`{${OURS}}`, "other")).toBe(0);
    expect(count(`{${OURS}, namespaceSelector: {matchNames: [other]}}`, "other")).toBe(1);
    expect(count(`{${OURS}, namespaceSelector: {any: true}}`, "other")).toBe(1);
  });

  it("passes over other clusters, poolers, and what picks every pod", () => {
    expect(count("{selector: {matchLabels: {cnpg.io/cluster: b}}}")).toBe(0);
    expect(count("{selector: {matchLabels: {cnpg.io/cluster: a, cnpg.io/podRole: pooler}}}")).toBe(0);
    expect(count("{selector: {}}")).toBe(0);
  });
});
