import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { backupMissing } from "./backup-missing.ts";

const schedule = (cluster: string) =>
  `---\napiVersion: postgresql.cnpg.io/v1\nkind: ScheduledBackup\nmetadata: {name: ${cluster}}\nspec: {cluster: {name: ${cluster}}}\n`;
const find = (spec: string, more = "") =>
  findFaults(
    backupMissing,
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: ${spec}\n${more}`,
  );
const ARCHIVER = "{plugins: [{name: barman-cloud.cloudnative-pg.io, isWALArchiver: true}]}";

describe("backup-missing", () => {
  it("finds standbys without a backup", () => {
    expect(find("{instances: 3}")).toEqual([expect.stringContaining("spec: Cluster a has no backup")]);
  });

  it("finds an archive without base backups, where others show that backups are among the files", () => {
    expect(find(ARCHIVER, schedule("b"))).toEqual([
      expect.stringContaining("spec.plugins: Cluster a archives its WAL, but no ScheduledBackup names it"),
    ]);
    expect(find("{backup: {barmanObjectStore: {}}}", schedule("b"))).toHaveLength(1);
    expect(find(ARCHIVER)).toEqual([]);
  });

  it("is silent where a backup is asked for", () => {
    expect(find("{instances: 3}", schedule("a"))).toEqual([]);
    expect(find(ARCHIVER, schedule("a"))).toEqual([]);
    expect(find("{instances: 3, backup: {volumeSnapshot: {className: c}}}")).toEqual([]);
  });

  it("is silent about one instance, a restored cluster, a replica, and placeholders", () => {
    expect(find("{instances: 1}")).toEqual([]);
    expect(find("{instances: 3, bootstrap: {recovery: {source: b}}}")).toEqual([]);
    expect(find("{instances: 3, replica: {enabled: true, source: b}}")).toEqual([]);
    expect(find('{instances: "${N}"}')).toEqual([]);
  });
});
