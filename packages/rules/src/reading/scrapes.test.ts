import { describe, expect, it } from "vitest";
import { makeSubject } from "../test-subject.ts";
import { nameObject } from "./fields.ts";
import { endpointsOf, findScrapes, instanceLabels, scrapesWithTargets } from "./scrapes.ts";

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

describe("scrapesWithTargets", () => {
  const pods = `{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: a, namespace: db}}
---
{apiVersion: postgresql.cnpg.io/v1, kind: Pooler, metadata: {name: a-rw, namespace: db}, spec: {cluster: {name: a}}}
---
{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: "\${NAME}", namespace: db}}`;
  const targets = (labels: string) => {
    const scrape = `{apiVersion: monitoring.coreos.com/v1, kind: PodMonitor, metadata: {name: m, namespace: db}, spec: {selector: {matchLabels: {${labels}}}}}`;
    return [...scrapesWithTargets(makeSubject(`${pods}\n---\n${scrape}`)).values()].flat();
  };

  it.each([
    ["cnpg.io/cluster: a", ["Cluster a", "Pooler a-rw"]],
    ["cnpg.io/cluster: a, cnpg.io/podRole: pooler", ["Pooler a-rw"]],
    ["cnpg.io/cluster: a, cnpg.io/instanceRole: primary", []],
    ['cnpg.io/cluster: "${NAME}"', []],
  ])("knows whose pods {%s} picks", (labels, expected) => {
    expect(targets(labels).map(({ object }) => nameObject(object))).toEqual(expected);
  });
});

describe("endpointsOf", () => {
  it("names the port where it has a name", () => {
    const text = "{kind: PodMonitor, spec: {podMetricsEndpoints: [{port: metrics}, {port: 5}, x]}}";
    const [manifest] = makeSubject(text).manifests;
    expect(manifest && endpointsOf(manifest).map(({ port }) => port)).toEqual(["metrics", undefined, undefined]);
  });
});
