import { type AlertName, alertNames } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import type { Alert } from "../alert.ts";
import { buildAlertGroups } from "../alert-groups.ts";
import { openTestCatalog, testCatalogs } from "../test-catalog.ts";
import { buildExporterAlerts } from "./exporter.ts";

const small = await openTestCatalog("small");

function makeAlert(name: AlertName, expr: string): Alert {
  return { name, expr, for: "1m", severity: "warning", summary: "", description: "" };
}

/** What CNPGKubernetesMetricsAbsent looks for, and whom it calls blind without it. */
function readNeeded(alerts: readonly Alert[]): string[] {
  const texts = alerts.filter(({ name }) => name === "CNPGKubernetesMetricsAbsent").map(({ expr }) => expr);
  const pattern = /absent\(count\((.*?)\)\), "metric", "(\w+)", "", ""\), "blind_alerts", "([^"]*)"/g;
  return texts.flatMap((text) =>
    [...text.matchAll(pattern)].map(([, series, metric, blind]) => {
      expect(series).toContain(`${metric}{`);
      return `${series}: ${blind}`;
    }),
  );
}

describe("metrics of Kubernetes", () => {
  it("are missed by those alerts that compare with them", () => {
    const others = [
      makeAlert("CNPGStorageNearFull", 'kube_x{a="}",b=~"c{2}"} > 1 or my_kube_x{a="1"} or cnpg_x{a="1"}'),
      makeAlert("CNPGStorageCritical", 'kube_x{a="}",b=~"c{2}"} / kubelet_y{} > 2 or kube_x{a="}",b=~"c{2}"}'),
    ];
    expect(readNeeded(buildExporterAlerts(small, others))).toEqual([
      expect.stringMatching(/^kube_pod_status_ready\{.*: CNPGInstanceMetricsAbsent$/),
      'kube_x{a="}",b=~"c{2}"}: CNPGStorageNearFull CNPGStorageCritical',
      "kubelet_y{}: CNPGStorageCritical",
    ]);
  });

  it("are looked for without lists of poolers, which are long and in several parts", () => {
    const others = [
      makeAlert("CNPGPoolerDown", 'kube_deployment_x{namespace="n",deployment=~"a|b",c!="d"}'),
      makeAlert("CNPGPoolerDown", 'kube_deployment_x{namespace="n",deployment=~"e",c!="d"}'),
    ];
    expect(readNeeded(buildExporterAlerts(small, others))[0]).toBe(
      'kube_deployment_x{namespace="n",c!="d"}: CNPGPoolerDown',
    );
  });

  it("are missed by nobody where the alerts that need them are off", async () => {
    const catalog = await openTestCatalog("small", (spec) => {
      spec.monitoring = { alerts: { CNPGInstanceMetricsAbsent: { off: true } } };
    });
    expect(buildExporterAlerts(catalog, []).map(({ name }) => name)).toEqual([
      "CNPGMetricsCollectionFailing",
      "CNPGMetricsQueryFailing",
    ]);
  });

  it.each(testCatalogs)("are looked for once each in the catalog %s, whichever group needs them", async (name) => {
    const alerts = buildAlertGroups(await openTestCatalog(name)).flatMap((group) => group.alerts);
    const used = alerts.flatMap(({ expr }) => expr.match(/\bkube(let)?_\w+(?=\{)/g) ?? []);
    const needed = readNeeded(alerts);
    expect(new Set(needed.map((text) => text.split("{")[0]))).toEqual(new Set(used));
    expect(new Set(needed).size).toBe(needed.length);
    const blind = needed.flatMap((text) => text.split("}: ")[1]?.split(" ") ?? []);
    expect(blind.filter((it) => !alertNames.includes(it as AlertName))).toEqual([]);
  });
});

it("poolers are watched where there are any", async () => {
  const listPooler = (alerts: readonly Alert[]) => alerts.map(({ name }) => name).filter((it) => it.includes("Pooler"));
  expect(listPooler(buildExporterAlerts(small, []))).toEqual([]);
  expect(listPooler(buildExporterAlerts(await openTestCatalog("legacy"), []))).toEqual([
    "CNPGPoolerMetricsAbsent",
    "CNPGPoolerMetricsFailing",
  ]);
});

it("poolers whose names take several expressions are looked for in each, and pods that hang in the first", async () => {
  const catalog = await openTestCatalog("legacy", (spec) => {
    spec.cluster.parameters = { max_connections: 20_000 };
    spec.tenants = Array.from({ length: 400 }, (_, index) => ({
      name: `a-tenant-with-a-rather-long-name-${index}`,
      poolers: [{ type: "rw", mode: "transaction", connections: 4 }],
    }));
  });
  const parts = buildExporterAlerts(catalog, []).filter(({ name }) => name === "CNPGPoolerMetricsAbsent");
  expect(parts.map(({ part }) => part)).toEqual([1, 2]);
  expect(parts.map(({ expr }) => expr.includes("== 0)\nor "))).toEqual([true, false]);
  const names = parts.flatMap(({ expr }) =>
    [...expr.matchAll(/deployment=~"([^"]*)"/g)].flatMap(([, it = ""]) => it.split("|")),
  );
  expect(new Set(names).size).toBe(400);
});
