import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { backupOnline } from "./backup-online.ts";

const judge = (spec: string, kind = "Backup") =>
  findFaults(backupOnline, `{apiVersion: postgresql.cnpg.io/v1, kind: ${kind}, metadata: {name: b}, spec: {${spec}}}`);

describe("backup-online", () => {
  it("finds each of the two with barmanObjectStore, which is the default", () => {
    for (const kind of ["Backup", "ScheduledBackup"])
      expect(judge("online: false, onlineConfiguration: {}", kind)).toEqual([
        `spec.online: ${kind} b: \`online\` with \`method: barmanObjectStore\`, the default: expected \`method: volumeSnapshot\``,
        expect.stringContaining("spec.onlineConfiguration: "),
      ]);
    expect(judge("method: barmanObjectStore, online: true")).toHaveLength(1);
  });

  it("is silent about snapshots, plugins, and methods that are not known yet", () => {
    for (const method of ["volumeSnapshot", "plugin", '"${METHOD}"', "5"])
      expect(judge(`method: ${method}, online: true`)).toEqual([]);
    expect(judge("online: null")).toEqual([]);
  });
});
