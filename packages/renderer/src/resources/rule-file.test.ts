import { expect, it } from "vitest";
import { listObjects, listPaths, makeCatalog } from "../test-catalog.ts";
import { buildRuleFile } from "./rule-file.ts";

it("renders the same groups in both kinds, into one file", () => {
  const files = (["VMRule", "PrometheusRule"] as const).map((rules) =>
    buildRuleFile(makeCatalog({ monitoring: { rules, labels: { release: "x" } } })),
  );
  expect(files.map(listPaths)).toEqual([
    ["out/db/shared-cluster/prometheusrule.yaml"],
    ["out/db/shared-cluster/prometheusrule.yaml"],
  ]);
  const [vm, prometheus] = files.flatMap(listObjects);
  expect(vm).toMatchObject({ apiVersion: "operator.victoriametrics.com/v1beta1", kind: "VMRule" });
  expect(prometheus).toMatchObject({ apiVersion: "monitoring.coreos.com/v1", kind: "PrometheusRule" });
  expect(vm.metadata).toEqual(prometheus.metadata);
  expect(vm.metadata.labels.release).toBe("x");
  expect(vm.spec).toEqual(prometheus.spec);
  expect(vm.spec.groups.length).toBeGreaterThan(4);
});

it("gives every rule what routing needs, as aggregation drops it", () => {
  const [object] = listObjects(buildRuleFile(makeCatalog({ monitoring: { matchLabels: { cluster: "infra" } } })));
  for (const { rules } of object.spec.groups) {
    for (const { labels } of rules) {
      expect(labels).toMatchObject({ namespace: "databases", cnpg_io_cluster: "shared", cluster: "infra" });
      expect(["warning", "critical"]).toContain(labels.severity);
      expect(["database", "pooler"]).toContain(labels.component);
    }
  }
});

it("has no two rules that only their expression tells apart", () => {
  const [object] = listObjects(buildRuleFile(makeCatalog()));
  const rules = object.spec.groups.flatMap(({ rules }: { rules: { alert: string; labels: object }[] }) =>
    rules.map(({ alert, labels }) => JSON.stringify([alert, labels])),
  );
  expect(new Set(rules).size).toBe(rules.length);
});
