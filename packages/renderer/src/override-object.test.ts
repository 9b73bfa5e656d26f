import { describe, expect, it } from "vitest";
import { applyOverride, describeOverrides } from "./override-object.ts";
import { makeCatalog, makeDatabase, makePooler, makeSetting, makeTenant } from "./test-catalog.ts";
import { makeOperator } from "./test-platform.ts";

const override = (fields: Record<string, unknown>) => ({ fields, origin: [] });

describe("what the catalog writes into an object itself", () => {
  it("is merged field by field, and replaces lists as a whole", () => {
    const value = { a: { b: 1, c: [1, 2] }, d: true };
    expect(applyOverride(value, override({ a: { c: [3], e: 4 }, f: 5 }))).toEqual({
      a: { b: 1, c: [3], e: 4 },
      d: true,
      f: 5,
    });
    expect(value).toEqual({ a: { b: 1, c: [1, 2] }, d: true });
  });

  it("may be a setting", () => {
    const setting = makeSetting("N", 3);
    expect(applyOverride({ a: {} }, override({ a: { n: setting } }))).toEqual({ a: { n: setting } });
  });

  it("leaves the value as it is where there is nothing", () => {
    const value = {};
    expect(applyOverride(value, undefined)).toBe(value);
  });

  it("is listed by object and field", () => {
    const databases = [makeDatabase("harbor", { overrides: override({ allowConnections: false }) })];
    const poolers = [makePooler("p", { overrides: override({ template: { metadata: { labels: { x: "y" } } } }) })];
    const catalog = makeCatalog({
      cluster: { overrides: override({ logLevel: "debug", postgresql: { ldap: {} } }) },
      tenants: [makeTenant("harbor", { databases, poolers })],
      operators: [makeOperator("dragonfly", { values: override({ manager: { extraArgs: ["-v"] } }) })],
    });
    expect(describeOverrides(catalog)).toEqual([
      "Cluster shared: logLevel, postgresql.ldap",
      "HelmRelease dragonfly-operator, values: manager.extraArgs",
      "Database harbor: allowConnections",
      "Pooler p: template.metadata.labels.x",
    ]);
  });
});
