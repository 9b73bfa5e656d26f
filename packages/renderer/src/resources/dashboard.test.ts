import { expect, it } from "vitest";
import { printDocuments } from "../print/print-document.ts";
import { listObjects, listPaths, makeCatalog } from "../test-catalog.ts";
import { buildDashboardConfigMap } from "./dashboard.ts";

const FIRST = { labels: { grafana_dashboard: "1" } };

it("is what Grafana's sidecar looks for, in a file that is the catalog's alone", () => {
  const files = buildDashboardConfigMap(makeCatalog({ monitoring: { dashboard: FIRST } }));
  expect(listPaths(files)).toEqual(["out/db/shared-cluster/dashboard.yaml"]);
  const [object] = listObjects(files);
  expect(object).toMatchObject({ apiVersion: "v1", kind: "ConfigMap" });
  expect(object.metadata).toEqual({
    name: "shared-dashboard",
    namespace: "databases",
    labels: {
      grafana_dashboard: "1",
      "app.kubernetes.io/managed-by": "tenantry",
      "app.kubernetes.io/part-of": "any",
    },
    annotations: { "kustomize.toolkit.fluxcd.io/substitute": "disabled" },
  });
  expect(Object.keys(object.data)).toEqual(["any.json"]);
  expect(JSON.parse(object.data["any.json"])).toMatchObject({ uid: "any_shared", editable: false });
});

it("goes into the folder that the catalog names, with the labels that it names", () => {
  const dashboard = { labels: { "grafana.example.org/dashboard": "yes" }, folder: "Databases" };
  const [object] = listObjects(buildDashboardConfigMap(makeCatalog({ monitoring: { dashboard } })));
  expect(object.metadata.annotations).toMatchObject({ grafana_folder: "Databases" });
  expect(object.metadata.labels).toMatchObject(dashboard.labels);
  expect(object.metadata.labels).not.toHaveProperty("grafana_dashboard");
});

it("is not there where the catalog wants none", () => {
  const { monitoring, ...catalog } = makeCatalog();
  const { dashboard, ...others } = monitoring;
  expect(dashboard).toBeDefined();
  expect(buildDashboardConfigMap({ ...catalog, monitoring: others })).toEqual([]);
});

it("keeps Grafana's variables as they are, and can be read in Git", () => {
  const [file] = buildDashboardConfigMap(makeCatalog());
  const text = printDocuments(file?.objects.map(({ object }) => object) ?? [], { substitution: "flux" });
  expect(text).toContain("  any.json: |\n    {\n");
  expect(text).toContain('"uid": "${datasource}"');
  expect(text).toContain("[$__rate_interval]");
  expect(text).not.toContain("$$");
});
