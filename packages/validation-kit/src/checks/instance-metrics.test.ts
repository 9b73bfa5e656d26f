import { expect, it } from "vitest";
import { BARMAN, makeCatalog } from "../../../renderer/src/test-catalog.ts";
import { findFaults, judge, makeBusyCatalog } from "../test-check.ts";
import type { TestCluster } from "../test-cluster.ts";
import { instanceMetrics } from "./instance-metrics.ts";

/** Takes a metric out of what pods export. */
function hide(cluster: TestCluster, name: string, pod = ""): void {
  const answers = [...cluster.containers.others];
  cluster.containers.others.unshift((args, stdin) => {
    if (args.at(-1) !== "9187" || !(args[1] ?? "").includes(pod)) return undefined;
    const said = answers.map((answer) => answer(args, stdin)).find((answer) => answer !== undefined);
    return said && { ...said, stdout: said.stdout.replace(new RegExp(`^${name}\\{.*\\n`, "m"), "") };
  });
}

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(instanceMetrics)).toEqual([]);
});

it("names the alerts that miss a metric, and the pod that does not export it", async () => {
  const faults = await findFaults(instanceMetrics, (cluster) => hide(cluster, "cnpg_collector_fencing_on", "shared-2"));
  expect(faults).toEqual([
    "alerts CNPGInstanceFenced, CNPGMetricsCollectionFailing can never fire: cnpg_collector_fencing_on has no series in pod databases/shared-2, expected of the exporter instance",
  ]);
});

it("asks only one instance for what a primary alone has, and tells of the plugin that lacks it", async () => {
  const plugin = "barman_cloud_cloudnative_pg_io_last_available_backup_timestamp";
  expect(await findFaults(instanceMetrics, (cluster) => hide(cluster, plugin, "shared-2"))).toEqual([]);
  expect(await findFaults(instanceMetrics, (cluster) => hide(cluster, plugin))).toEqual([
    expect.stringMatching(/^alerts .*CNPGBackupOverdue.* can never fire: .*expected of the exporter plugin$/),
  ]);
});

it("asks for the metrics of the catalog's own backup method", async () => {
  const catalog = makeCatalog({ backup: BARMAN });
  const inTree = "cnpg_collector_last_available_backup_timestamp";
  // Standbys have none of it.
  expect(await findFaults(instanceMetrics, (cluster) => hide(cluster, inTree, "shared-2"), catalog)).toEqual([]);
  expect(await findFaults(instanceMetrics, (cluster) => hide(cluster, inTree), catalog)).toEqual([
    expect.stringContaining(inTree),
  ]);
  expect(await findFaults(instanceMetrics, (cluster) => hide(cluster, inTree))).toEqual([]);
});

it("says what has no series yet, and takes it for no fault", async () => {
  const { status, found } = await judge(instanceMetrics, { after: (cluster) => hide(cluster, "cnpg_errors_total") });
  expect({ status, found }).toEqual({
    status: "passed",
    found: expect.stringContaining("cnpg_errors_total has no series until a query of the exporter fails"),
  });
});

it("reports an exporter that does not answer", async () => {
  const refused = { stdout: "", stderr: "bash: connect: Connection refused\n", exitCode: 7 };
  const faults = await findFaults(instanceMetrics, (cluster) => {
    cluster.containers.others.unshift((args) =>
      args[1] === "pod/shared-1" && args.includes("bash") ? refused : undefined,
    );
  });
  expect(faults).toEqual([
    "the exporter of pod databases/shared-1 does not answer on port 9187: bash: connect: Connection refused, expected metrics",
  ]);
});

it("goes by the API server's proxy where the catalog has the metrics encrypted", async () => {
  const busy = makeBusyCatalog();
  const overrides = { fields: { monitoring: { tls: { enabled: true } } }, origin: [] };
  const { faults, transcript } = await judge(instanceMetrics, {
    catalog: { ...busy, cluster: { ...busy.cluster, overrides } },
    after: (cluster) => {
      for (const pod of ["shared-1", "shared-2"])
        cluster.raw.set(`/api/v1/namespaces/databases/pods/https:${pod}:9187/proxy/metrics`, "cnpg_collector_up 1\n");
    },
  });
  expect(transcript.map(({ command }) => command)).not.toContainEqual(expect.stringContaining("exec"));
  expect(faults[0]).toMatchObject({
    message: "the exporter of pod databases/shared-3 has no /metrics on port 9187, expected metrics",
    help: "kubectl -n databases port-forward pod/shared-3 9187 & curl -sk https://localhost:9187/metrics",
  });
  expect(faults[1]?.message).toContain("in pod databases/shared-1, databases/shared-2");
});
