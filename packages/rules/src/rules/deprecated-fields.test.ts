import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { deprecatedFields } from "./deprecated-fields.ts";

const object = (kind: string, spec: string) =>
  `{apiVersion: postgresql.cnpg.io/v1, kind: ${kind}, metadata: {name: pg}, spec: ${spec}}`;
const find = (kind: string, spec: string, cloudNativePG = "1.30") =>
  findFaults(deprecatedFields, object(kind, spec), { cloudNativePG });

describe("deprecated-fields", () => {
  it("finds authQuerySecret from 1.28 on", () => {
    const spec = "{pgbouncer: {authQuerySecret: {name: own}}}";
    expect(find("Pooler", spec, "1.28")).toEqual([
      "spec.pgbouncer.authQuerySecret: Pooler pg: `pgbouncer.authQuerySecret` is deprecated since CloudNativePG 1.28.0",
    ]);
    expect(find("Pooler", spec, "1.27")).toEqual([]);
  });

  it("leaves the password of an application's role to pooler-integration-off", () => {
    const cluster =
      "{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: c}, spec: {managed: {roles: [{name: a, passwordSecret: {name: own}}]}}}";
    const pooler = object("Pooler", "{cluster: {name: c}, pgbouncer: {authQuerySecret: {name: own}}}");
    expect(findFaults(deprecatedFields, `${cluster}\n---\n${pooler}`)).toEqual([]);
  });

  it("finds options of initdb", () => {
    expect(find("Cluster", "{bootstrap: {initdb: {options: [--locale=C]}}}", "1.27")).toEqual([
      "spec.bootstrap.initdb.options: Cluster pg: `bootstrap.initdb.options` is deprecated",
    ]);
  });

  it.each([
    "{pgbouncer: {authQuerySecret: {name: ''}}, bootstrap: {initdb: {options: []}}}",
    '{pgbouncer: {authQuerySecret: {name: "${NAME}"}}, bootstrap: {initdb: {options: x}}}',
    "x",
  ])("is silent about %s", (spec) => {
    expect(find("Cluster", spec)).toEqual([]);
    expect(find("Pooler", spec)).toEqual([]);
  });
});
