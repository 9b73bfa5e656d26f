import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { poolerServiceName } from "./pooler-service-name.ts";

const cluster = (spec: string) =>
  `---\n{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg}, spec: ${spec}}\n`;
const pooler = (name: string) =>
  `---\n{apiVersion: postgresql.cnpg.io/v1, kind: Pooler, metadata: {name: ${name}}, spec: {cluster: {name: pg}}}\n`;
const find = (text: string) => findFaults(poolerServiceName, text);

describe("pooler-service-name", () => {
  it.each(["pg-rw", "pg-ro", "pg-r"])("finds %s", (name) =>
    expect(find(cluster("{}") + pooler(name))).toEqual([
      `metadata.name: Pooler ${name}: its Service would be called ${name}, as a Service of Cluster pg is`,
    ]),
  );

  it("knows the read-write Service without the Cluster, but not those that may be off", () => {
    expect(find(pooler("pg-rw"))).toHaveLength(1);
    expect(find(pooler("pg-ro"))).toEqual([]);
    const off = cluster("{managed: {services: {disabledDefaultServices: [ro]}}}");
    expect(find(off + pooler("pg-ro"))).toEqual([]);
  });

  it("finds additional Services, and objects of the same name", () => {
    const more = cluster("{managed: {services: {additional: [{serviceTemplate: {metadata: {name: pg-lb}}}, x]}}}");
    expect(find(more + pooler("pg-lb"))).toHaveLength(1);
    const service = "---\n{apiVersion: v1, kind: Service, metadata: {name: entry}}\n";
    expect(find(service + pooler("entry"))).toEqual([expect.stringContaining("as a Service of these files is")]);
  });

  it("is silent about other names and namespaces", () => {
    expect(find(cluster("{}") + pooler("pg-pooler-rw") + pooler('"${POOLER}"'))).toEqual([]);
    const elsewhere = "---\n{apiVersion: v1, kind: Service, metadata: {name: entry, namespace: x}}\n";
    expect(find(elsewhere + pooler("entry"))).toEqual([]);
  });
});
