import { buildRuleGroups } from "@tenantry/alert-library";
import type { Catalog } from "@tenantry/tenant-model";
import type { CheckContext } from "./check.ts";
import { readField } from "./read-field.ts";
import type { TestCluster } from "./test-cluster.ts";

/** Answers of stores that have everything. Tests change them: a function of the query in words. */
export class TestStores {
  series: (names: readonly string[], query: string) => readonly string[] = (names) => names;
  rules: unknown[];
  logged: (pods: readonly string[], query: string) => readonly string[] = (pods) => pods;
  private readonly catalog: Catalog;
  private readonly cluster: TestCluster;

  constructor(catalog: Catalog, cluster: TestCluster) {
    this.catalog = catalog;
    this.cluster = cluster;
    this.rules = buildRuleGroups(catalog).flatMap(({ rules }) =>
      rules.map(({ alert, labels }) => ({ name: alert, labels: { ...labels }, health: "ok" })),
    );
  }

  open(): CheckContext["stores"] {
    return {
      metrics: {
        transcript: [],
        get: async (path) => JSON.stringify({ status: "success", data: this.readMetrics(path) }),
      },
      logs: { transcript: [], get: async (path) => this.readLogs(readQuery(path)) },
    };
  }

  private readMetrics(path: string): unknown {
    if (path === "/api/v1/rules") return { groups: this.rules.length === 0 ? [] : [{ rules: this.rules }] };
    const query = readQuery(path);
    const names = /__name__=~"([^"]*)"/.exec(query)?.[1]?.split("|") ?? [];
    const result = this.series(names, query).map((name) => ({ metric: { __name__: name }, value: [0, "1"] }));
    return { resultType: "vector", result };
  }

  private readLogs(query: string): string {
    const { logFields } = this.catalog.verify;
    const namespace = new RegExp(`"${logFields.namespace}":="([^"]*)"`).exec(query)?.[1];
    const pods = this.cluster.objects
      .filter(({ kind, metadata }) => kind === "Pod" && metadata.namespace === namespace)
      .map((pod) => String(readField(pod, "metadata", "name")));
    const rows = this.logged(pods, query).map((pod) => ({ [logFields.pod]: pod, lines: "7" }));
    return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  }
}

function readQuery(path: string): string {
  return decodeURIComponent(path.slice(path.indexOf("query=") + "query=".length));
}
