import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { makeRoot, readTree } from "../test-root.ts";
import { buildCli, edit, runCli } from "./test-cli.ts";

let cli = "";
beforeAll(() => {
  const built = buildCli();
  cli = built.cli;
  return built.remove;
});

const newcomer = fileURLToPath(new URL("../../../../docs/examples/newcomer/tenants.yaml", import.meta.url));

function makeNewcomer(monitoring?: string): string {
  const root = makeRoot();
  cpSync(newcomer, join(root, "tenants.yaml"));
  if (monitoring !== undefined) edit(root, "tenants.yaml", "\n  tenants:", `\n  monitoring: ${monitoring}\n  tenants:`);
  return root;
}

interface Listed {
  readonly catalogs: readonly [{ readonly alerts: readonly Record<string, unknown>[]; readonly off: string[] }];
}

function listAlerts(root: string): Listed["catalogs"][0] {
  const { status, stdout, stderr } = runCli(cli, root, "alerts", "--format", "json");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return (JSON.parse(stdout) as Listed).catalogs[0];
}

describe("tenantry alerts", () => {
  it("says of each alert how severe it is, for how long it must hold, what it compares, and where its runbook is", () => {
    const root = makeNewcomer();
    const before = readTree(root);
    const { status, stdout, stderr } = runCli(cli, root, "alerts");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^shop: \d+ alerts, \d+ of them critical\n/);
    expect(stdout).toMatch(
      /\nCNPGReplicationLagHigh: warning, for 5m, threshold 60 seconds\n {4}.*cnpg_pg_replication_lag\{.* > 60\n {2}docs\/runbooks\/shop\/replication\.md#cnpgreplicationlaghigh\n/,
    );
    expect(stdout).toMatch(/\nnothing to watch in this catalog: .*CNPGSubscriptionErrors/);
    expect(readTree(root)).toEqual(before);
  });

  it("shows what the catalog sets, and what it switches off", () => {
    const options = "{threshold: 90, for: 20m, severity: page}";
    const root = makeNewcomer(
      `{runbookURL: "https://git.example.org/runbooks/", alerts: {CNPGReplicationLagHigh: ${options}, CNPGBackupFailed: {off: true}}}`,
    );
    const { alerts, off } = listAlerts(root);
    expect(alerts.find(({ alert }) => alert === "CNPGReplicationLagHigh")).toMatchObject({
      group: "replication",
      severity: "page",
      for: "20m",
      threshold: 90,
      unit: "seconds",
      expr: expect.stringMatching(/ > 90$/),
      runbook: "https://git.example.org/runbooks/replication.md#cnpgreplicationlaghigh",
    });
    expect(off).toEqual(["CNPGBackupFailed"]);
    expect(alerts.map(({ alert }) => alert)).not.toContain("CNPGBackupFailed");
  });

  it("refuses what no alert takes, at its line", () => {
    const refuse = (alerts: string) => runCli(cli, makeNewcomer(`{alerts: ${alerts}}`), "alerts");
    const misspelt = refuse("{CNPGReplicationLagHihg: {off: true}}");
    expect(misspelt.status).toBe(1);
    expect(misspelt.stderr).toContain("did you mean `CNPGReplicationLagHigh`?");
    expect(refuse("{CNPGStorageNearFull: {threshold: 80}}").stderr).toContain(
      "the threshold of CNPGStorageNearFull is 80: expected a share between 0 and 1",
    );
    expect(refuse("{CNPGClusterNotReady: {threshold: 1}}").stderr).toContain("compares with nothing that could be set");
    expect(refuse("{CNPGReplicationLagHigh: {threshold: -1}}").stderr).toContain("expected 0 or more seconds");
    expect(refuse("{CNPGReplicationLagHigh: {for: soon}}").stderr).toContain("expected a duration");
    expect(runCli(cli, makeNewcomer('{runbookURL: "git.example.org"}'), "alerts").stderr).toContain(
      "expected an address such as https://example.org/path",
    );
  });
});
