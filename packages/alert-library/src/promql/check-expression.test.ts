import { describe, expect, it } from "vitest";
import { openTestCatalog } from "../test-catalog.ts";
import { viewCatalog } from "./catalog-view.ts";
import { checkExpression } from "./check-expression.ts";
import { checkTemplate } from "./check-template.ts";

const shop = viewCatalog(await openTestCatalog("shop"));
const legacy = viewCatalog(await openTestCatalog("legacy"));

/** Each fault as `<text it points at>: <message>`. */
function faultsOf(text: string, view = shop): string[] {
  const checked = checkExpression(text, view);
  if (!checked.ok) return [checked.fault.message];
  return checked.faults.map(({ from, to, message }) => `${text.slice(from, to)}: ${message}`);
}

describe("checkExpression", () => {
  it("finds metrics that do not exist, once each", () => {
    expect(faultsOf("cnpg_nope / (cnpg_nope + cnpg_collector_up)")).toEqual([
      "cnpg_nope: there is no metric `cnpg_nope`",
    ]);
  });

  it("finds metrics that the version or the method of backup lacks", () => {
    expect(faultsOf("cnpg_cache_hits > 0", legacy)).toEqual([expect.stringContaining("1.28.0, and this is 1.27")]);
    expect(faultsOf("cnpg_cache_hits > 0")).toEqual([]);
    const inTree = "time() - max(cnpg_collector_last_available_backup_timestamp) > 5";
    expect(faultsOf(inTree)).toEqual([expect.stringContaining("a plugin's backups do not count there")]);
    expect(faultsOf(inTree, legacy)).toEqual([]);
  });

  it("finds matchers for labels that no series has, but not those that let an empty label pass", () => {
    expect(faultsOf('cnpg_pg_replication_lag{cluster="shop"} > 60')).toEqual([
      'cluster="shop": no series of `cnpg_pg_replication_lag` has the label `cluster`',
    ]);
    expect(faultsOf('cnpg_pg_replication_lag{cluster!="",pod=~"x.*"} > 60')).toHaveLength(1);
    expect(
      faultsOf('cnpg_pg_replication_lag{cluster="a"} > on () cnpg_collector_fencing_on{cluster="a"}'),
    ).toHaveLength(1);
    expect(faultsOf('cnpg_pg_replication_lag{cluster!~"a|b",x="",y=~".*",z=~"(?i)"} > 60')).toEqual([]);
    expect(faultsOf('cnpg_collector_up{cluster="shop"}')).toEqual([]);
    expect(faultsOf('cnpg_pg_replication_lag{cnpg_io_poolerName="a"}')).toHaveLength(1);
    expect(faultsOf('cnpg_pg_replication_lag{cluster="infra"}', legacy)).toEqual([]);
  });

  it("finds values that are not in a closed list", () => {
    expect(faultsOf('cnpg_collector_pg_wal_archive_status{value="redy"} > 10')).toEqual([
      expect.stringContaining('no series of `cnpg_collector_pg_wal_archive_status` has `value="redy"`'),
    ]);
    expect(faultsOf('cnpg_collector_pg_wal{value=~"size|volume_.*",pod="x"}')).toEqual([]);
    expect(faultsOf('cnpg_collector_pg_wal{value=~"bytes"}')).toHaveLength(1);
    // Regular expressions match the whole value.
    expect(faultsOf('cnpg_collector_pg_wal{value=~"siz"}')).toHaveLength(1);
    expect(faultsOf('cnpg_collector_pg_wal{value!="bytes"}')).toEqual([]);
  });

  it("finds labels that grouping and matching ask for in vain", () => {
    expect(faultsOf("sum by (cluster, pod) (cnpg_backends_total)")).toEqual([
      "cluster: `by` asks for the label `cluster`, which no series has there",
    ]);
    expect(faultsOf("cnpg_backends_waiting_total * on (pod) group_left (role) cnpg_collector_fencing_on")).toEqual([
      "role: `group_left` asks for the label `role`, which no series has there",
    ]);
    // Terms per tenant write these two where there are tenants and owners.
    expect(faultsOf("max by (tenant, owner) (cnpg_collector_up)")).toEqual([]);
    expect(faultsOf("cnpg_backends_waiting_total and on (datname) cnpg_pg_database_size_bytes")).toHaveLength(1);
  });

  it("finds operands that never belong together", () => {
    const [fault] = faultsOf("cnpg_collector_up == 1 and cnpg_collector_fencing_on == 0");
    expect(fault).toContain("`and` finds no pair: only its left side has `cluster`");
    expect(faultsOf("cnpg_pgbouncer_pools_cl_active / cnpg_pgbouncer_lists_used_clients")).toHaveLength(1);
    expect(faultsOf("cnpg_pgbouncer_pools_cl_active / cnpg_pgbouncer_pools_sv_active")).toEqual([]);
  });

  it("asks for a metric of others to be in the catalogue where the expression is our own", () => {
    expect(faultsOf("node_load1 > 5")).toEqual(["node_load1: `node_load1` is not in the catalogue of metrics"]);
    expect(faultsOf('max by (tenant) (ALERTS{cnpg_io_cluster="a",alertstate="firing"})')).toEqual([]);
    expect(faultsOf('kube_deployment_spec_replicas{deployment="x",role="y"}')).toEqual([
      expect.stringContaining("has the label `role`"),
    ]);
  });

  it("takes the labels that the scrape renames for what they are called then", () => {
    const checked = checkExpression("cnpg_collector_up", legacy);
    // The catalog says that its metrics store has `cluster` on all series: it may be the exporter's or not.
    expect(checked.ok && checked.labels.presence("cluster")).toBe("always");
  });
});

describe("checkTemplate", () => {
  const check = (expression: string, text: string, demand: "own" | "foreign" = "foreign") => {
    const checked = checkExpression(expression, shop);
    return checked.ok ? checkTemplate(text, checked.labels, demand).map(({ message }) => message) : [];
  };

  it("finds labels in a text that the result lacks", () => {
    expect(check("max by (pod) (cnpg_collector_up)", "{{ $labels.pod }} of {{$labels.cluster|toUpper}}")).toEqual([
      "`$labels.cluster` stays empty: the expression's result never has the label `cluster`",
    ]);
    expect(check("max(cnpg_collector_up)", '{{ index $labels "pod" }} {{ .Labels.pod }}')).toHaveLength(1);
  });

  it("is content with a text that asks first, and with what is no template", () => {
    expect(check("max(cnpg_collector_up)", "{{ if $labels.pod }}{{ $labels.pod }}{{ end }} $labels.x")).toEqual([]);
  });

  it("wants of our own texts that every result has the label", () => {
    const either = "max by (pod) (cnpg_collector_up) or vector(0)";
    expect(check(either, "{{ $labels.pod }}")).toEqual([]);
    expect(check(either, "{{ $labels.pod }}", "own")).toEqual([expect.stringContaining("some results do not have")]);
  });
});
