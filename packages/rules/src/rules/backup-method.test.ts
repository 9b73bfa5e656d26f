import { describe, expect, it } from "vitest";
import { findFaults, makeSubject } from "../test-subject.ts";
import { backupMethod } from "./backup-method.ts";

const cluster = (spec: string) =>
  `---\n{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg}, spec: ${spec}}\n`;
const backup = (spec: string) =>
  `---\n{apiVersion: postgresql.cnpg.io/v1, kind: ScheduledBackup, metadata: {name: b}, spec: {cluster: {name: pg}${spec}}}\n`;
const PLUGIN = ", method: plugin, pluginConfiguration: {name: barman}";
const find = (text: string) => findFaults(backupMethod, text);

describe("backup-method", () => {
  it("finds a plugin that is not named, even without the Cluster", () => {
    expect(find(backup(", method: plugin"))).toEqual([
      "spec.method: ScheduledBackup b: `method: plugin` without `pluginConfiguration`: every Backup it makes is refused",
    ]);
  });

  it("finds methods that the Cluster does not have, the default one included", () => {
    expect(find(cluster("{}") + backup(""))).toEqual([
      expect.stringContaining("without `method` it is barmanObjectStore, but Cluster pg has no"),
    ]);
    expect(find(cluster("{backup: {barmanObjectStore: {}}}") + backup(", method: volumeSnapshot"))).toHaveLength(1);
    expect(find(cluster("{plugins: [{name: other}]}") + backup(PLUGIN))).toEqual([
      expect.stringContaining(
        "spec.pluginConfiguration.name: ScheduledBackup b: `method: plugin`, but Cluster pg has no plugin barman",
      ),
    ]);
    expect(find(cluster("{plugins: [{name: barman, enabled: false}]}") + backup(PLUGIN))).toEqual([
      expect.stringContaining("has the plugin barman switched off"),
    ]);
  });

  it("names the method that the Cluster has", () => {
    const subject = makeSubject(cluster("{plugins: [{name: barman}]}") + backup(""));
    expect([...backupMethod.check(subject)][0]?.help).toContain("`pluginConfiguration: {name: barman}`");
  });

  it("says to add what is missing where the Cluster has nothing else", () => {
    const help = (text: string) => [...backupMethod.check(makeSubject(text))][0]?.help;
    expect(help(cluster("{}") + backup(PLUGIN))).toContain("add the plugin barman to `spec.plugins`");
    expect(help(cluster("{backup: {barmanObjectStore: {}}}") + backup(PLUGIN))).toContain(
      "write `method: barmanObjectStore`",
    );
    expect(help(cluster("{}") + backup(""))).toContain("add `spec.backup.barmanObjectStore`");
  });

  it("is silent where they agree, and where something is not known", () => {
    expect(find(cluster("{backup: {barmanObjectStore: {}}}") + backup(""))).toEqual([]);
    expect(find(cluster("{plugins: [{name: barman}]}") + backup(PLUGIN))).toEqual([]);
    expect(find(cluster("{backup: {volumeSnapshot: {}}}") + backup(", method: volumeSnapshot"))).toEqual([]);
    expect(find(backup(""))).toEqual([]);
    expect(find(cluster('{plugins: [{name: "${P}"}]}') + backup(PLUGIN))).toEqual([]);
    expect(find(cluster("{}") + backup(', method: "${M}"'))).toEqual([]);
  });
});
