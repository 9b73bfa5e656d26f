import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { backupSuspended } from "./backup-suspended.ts";

const schedule = (name: string, spec: string) =>
  `{apiVersion: postgresql.cnpg.io/v1, kind: ScheduledBackup, metadata: {name: ${name}, namespace: db}, spec: {cluster: {name: pg}, ${spec}}}`;
const cluster = (rest: string) =>
  `{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg, namespace: db${rest}}}`;
const find = (...objects: string[]) => findFaults(backupSuspended, objects.join("\n---\n"));
const suspended = schedule("daily", "suspend: true");

describe("backup-suspended", () => {
  it("finds a schedule that is off", () => {
    expect(find(suspended)).toEqual([
      expect.stringContaining(
        "spec.suspend: ScheduledBackup daily is suspended, and no other ScheduledBackup of Cluster pg",
      ),
    ]);
    expect(find(suspended, cluster(""))).toHaveLength(1);
  });

  it("is silent where another one is active", () => {
    expect(find(suspended, schedule("weekly", "suspend: false"))).toEqual([]);
    expect(find(suspended, schedule("weekly", 'suspend: "${SUSPEND}"'))).toEqual([]);
  });

  it("is silent while the Cluster hibernates or follows another one", () => {
    expect(find(suspended, cluster(', annotations: {cnpg.io/hibernation: "on"}'))).toEqual([]);
    expect(find(suspended, cluster(', annotations: {cnpg.io/hibernation: "off"}'))).toHaveLength(1);
    expect(find(suspended, `${cluster("").slice(0, -1)}, spec: {replica: {enabled: true}}}`)).toEqual([]);
  });

  it.each(["suspend: false", "suspend: null", 'suspend: "true"', "method: plugin"])("is silent about %s", (spec) =>
    expect(find(schedule("daily", spec))).toEqual([]),
  );
});
