import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { backupPluginMissing } from "./backup-plugin-missing.ts";

const judge = (spec: string) =>
  findFaults(
    backupPluginMissing,
    `{apiVersion: postgresql.cnpg.io/v1, kind: Backup, metadata: {name: b}, spec: {${spec}}}`,
  );

describe("backup-plugin-missing", () => {
  it("finds a Backup that names no plugin", () => {
    expect(judge("method: plugin")).toEqual([
      "spec.method: Backup b: `method: plugin` without the plugin's name in `pluginConfiguration`",
    ]);
    expect(judge('method: plugin, pluginConfiguration: {name: ""}')).toEqual([
      expect.stringContaining("spec.pluginConfiguration.name: "),
    ]);
  });

  it("is silent with a name, with other methods, and where the schema speaks", () => {
    expect(judge("method: plugin, pluginConfiguration: {name: x}")).toEqual([]);
    expect(judge("method: volumeSnapshot")).toEqual([]);
    expect(judge("method: plugin, pluginConfiguration: {}")).toEqual([]);
    expect(judge("")).toEqual([]);
  });
});
