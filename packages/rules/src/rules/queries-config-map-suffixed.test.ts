import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { queriesConfigMapSuffixed } from "./queries-config-map-suffixed.ts";

const file = (fields: string) => `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${fields}\n---\n`;
const cluster = (field: string, name = "queries") => clusterText(`monitoring: {${field}: [{name: ${name}, key: q}]}`);

describe("queries-config-map-suffixed", () => {
  it("finds a generated ConfigMap, and a generated Secret", () => {
    expect(
      findFaults(
        queriesConfigMapSuffixed,
        file("configMapGenerator: [{name: queries}]") + cluster("customQueriesConfigMap"),
      ),
    ).toEqual([
      expect.stringContaining("configMapGenerator[0].name: kustomize adds a hash to the name of the ConfigMap queries"),
    ]);
    expect(
      findFaults(queriesConfigMapSuffixed, file("secretGenerator: [{name: queries}]") + cluster("customQueriesSecret")),
    ).toHaveLength(1);
  });

  it.each([
    "configMapGenerator: [{name: queries, options: {disableNameSuffixHash: true}}]",
    "configMapGenerator: [{name: queries}]\ngeneratorOptions: {disableNameSuffixHash: true}",
    "configMapGenerator: [{name: queries}]\nconfigurations: [names.yaml]",
    "configMapGenerator: [{name: other}]",
    "secretGenerator: [{name: queries}]",
  ])("is silent about %j", (fields) =>
    expect(findFaults(queriesConfigMapSuffixed, file(fields) + cluster("customQueriesConfigMap"))).toEqual([]),
  );

  it("is silent where a ConfigMap of that name is there too", () => {
    const map = "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: queries}\n";
    expect(
      findFaults(
        queriesConfigMapSuffixed,
        file("configMapGenerator: [{name: queries}]") + cluster("customQueriesConfigMap") + map,
      ),
    ).toEqual([]);
  });
});
