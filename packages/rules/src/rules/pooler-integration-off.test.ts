import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { poolerIntegrationOff } from "./pooler-integration-off.ts";

const CLUSTER =
  "---\n{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg}, spec: {managed: {roles: [{name: harbor, passwordSecret: {name: harbor-credentials}}]}}}\n";
const pooler = (pgbouncer: string) =>
  `---\n{apiVersion: postgresql.cnpg.io/v1, kind: Pooler, metadata: {name: p}, spec: {cluster: {name: pg}, pgbouncer: ${pgbouncer}}}\n`;
const find = (text: string) => findFaults(poolerIntegrationOff, text);

describe("pooler-integration-off", () => {
  it("finds the password of an application", () => {
    expect(find(CLUSTER + pooler("{authQuerySecret: {name: harbor-credentials}, authQuery: SELECT}"))).toEqual([
      expect.stringContaining(
        "spec.pgbouncer.authQuerySecret.name: Pooler p: `authQuerySecret` is the password of the role harbor",
      ),
    ]);
  });

  it.each([
    "{authQuerySecret: {name: own-integration}}",
    "{}",
    '{authQuerySecret: {name: "${S}"}}',
    "{authQuerySecret: {name: harbor-credentials}, serverTLSSecret: {name: x}}",
  ])("is silent about %s", (pgbouncer) => expect(find(CLUSTER + pooler(pgbouncer))).toEqual([]));

  it("is silent without the Cluster", () => {
    expect(find(pooler("{authQuerySecret: {name: harbor-credentials}}"))).toEqual([]);
  });
});
