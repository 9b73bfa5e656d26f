import type { Catalog } from "@tenantry/tenant-model";
import { expect, it } from "vitest";
import { openTestCatalog } from "../test-catalog.ts";
import { buildLogicalReplicationAlerts } from "./logical-replication.ts";

const shop = await openTestCatalog("shop");

function count(catalog: Catalog): number {
  return buildLogicalReplicationAlerts(catalog).length;
}

it("subscriptions are watched where the catalog says so, as only then the exporter knows them", () => {
  expect(count(shop)).toBe(4);
  expect(count({ ...shop, monitoring: { ...shop.monitoring, logicalReplication: false } })).toBe(0);
});

it("subscriptions of a replica cluster run in its source", () => {
  expect(count({ ...shop, cluster: { ...shop.cluster, replicaOf: { name: "source" } } })).toBe(0);
});

it.each([
  ["ghcr.io/cloudnative-pg/postgresql:14.18-bookworm", 0],
  ["ghcr.io/cloudnative-pg/postgresql:15.13", 4],
  ["registry.example.org:5000/postgresql:13", 0],
  ["registry.example.org/postgresql@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", 4],
])("errors of subscriptions are counted from PostgreSQL 15 on: %s", (name, alerts) => {
  expect(count({ ...shop, cluster: { ...shop.cluster, image: { style: "name", name } } })).toBe(alerts);
});

it("a catalog of images says the version", () => {
  const image = { style: "catalog", kind: "ImageCatalog", name: "postgresql", images: new Map() } as const;
  expect(count({ ...shop, cluster: { ...shop.cluster, image: { ...image, major: 14 } } })).toBe(0);
  expect(count({ ...shop, cluster: { ...shop.cluster, image: { ...image, major: 18 } } })).toBe(4);
});
