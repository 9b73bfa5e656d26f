import { expect, it } from "vitest";
import { openTestCatalog } from "../test-catalog.ts";
import { listQueries } from "./monitoring-queries.ts";

const catalog = await openTestCatalog("small");
const watching = await openTestCatalog("shop");

it("subscriptions are asked for only where the catalog watches them", () => {
  expect(Object.keys(listQueries(catalog))).not.toContain("pg_stat_subscription");
  expect(Object.keys(listQueries(watching))).toEqual([
    "role_connections",
    "database_connections",
    "pg_stat_subscription",
  ]);
});

it("subscriptions run on the primary, and their errors are counted from PostgreSQL 15 on", () => {
  expect(listQueries(watching)["pg_stat_subscription"]).toMatchObject({ primary: true, runonserver: ">=15.0.0" });
});

it("every query describes its columns in their order, or the exporter leaves it out", () => {
  for (const { query, metrics } of Object.values(listQueries(watching))) {
    const [list = ""] = query.split(/\nFROM /);
    const columns = list.replace(/^SELECT /, "").split(/,\s(?![^(]*\))/);
    expect(metrics.map((metric) => Object.keys(metric)[0])).toEqual(columns.map((text) => /(\w+)\s*$/.exec(text)?.[1]));
  }
});

it("all that tells series apart comes before what they measure, and there is always a measure", () => {
  for (const { metrics } of Object.values(listQueries(watching))) {
    const usages = metrics.flatMap((metric) => Object.values(metric).map(({ usage }) => usage));
    expect(usages.join(" ")).toMatch(/^(LABEL )+(GAUGE|COUNTER)( (GAUGE|COUNTER))*$/);
  }
});

it("names are looked up where nobody can put others in their way", () => {
  for (const { query } of Object.values(listQueries(watching))) {
    expect(query.match(/\b(?:FROM|JOIN) (?!pg_catalog\.)\S+/g)).toBe(null);
  }
});
