import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { reloadLabel } from "./reload-label.ts";

const CLUSTER = `---
{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg}, spec: {
  managed: {roles: [{name: harbor, passwordSecret: {name: s}}]},
  monitoring: {customQueriesConfigMap: [{name: queries, key: q}]}}}
`;
const find = (text: string) => findFaults(reloadLabel, `${CLUSTER}---\n${text}`);
const external = (more: string, labels = "") =>
  find(`{apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: s${labels}}, spec: {${more}}}`);

describe("reload-label", () => {
  it("finds a Secret, an ExternalSecret and a ConfigMap that nobody watches", () => {
    expect(find("{apiVersion: v1, kind: ConfigMap, metadata: {name: queries}}")).toEqual([
      "metadata.labels: ConfigMap queries: Cluster pg reads it, but without the label `cnpg.io/reload` a change of it goes unnoticed",
    ]);
    expect(find("{apiVersion: v1, kind: Secret, metadata: {name: s, labels: {x: y}}}")).toHaveLength(1);
    expect(external("target: {template: {type: Opaque}}")).toEqual([
      expect.stringContaining("spec.target.template.metadata.labels"),
    ]);
  });

  it("does not take the ExternalSecret's own label for the Secret's where there is a template", () => {
    const own = ', labels: {cnpg.io/reload: "true"}';
    expect(external("target: {template: {type: Opaque}}", own)).toHaveLength(1);
    expect(external("target: {}", own)).toEqual([]);
  });

  it.each([
    'target: {template: {metadata: {labels: {cnpg.io/reload: "true"}}}}',
    'target: {template: {metadata: {labels: {cnpg.io/reload: ""}}}}',
    "refreshPolicy: CreatedOnce",
    "target: {creationPolicy: Merge}",
    "target: {immutable: true}",
  ])("is silent about %s", (spec) => expect(external(spec)).toEqual([]));

  it("is silent about Secrets that no Cluster reads", () => {
    expect(find("{apiVersion: v1, kind: Secret, metadata: {name: other}}")).toEqual([]);
    expect(find("{apiVersion: v1, kind: ConfigMap, metadata: {name: queries, namespace: other}}")).toEqual([]);
  });
});
