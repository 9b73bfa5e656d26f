import type { Tenant } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { labelTenants, type Owned } from "./tenant-labels.ts";

function own(name: string, tenant: string, owner?: string): Owned {
  return { name, tenant: { name: tenant, ...(owner !== undefined && { owner }) } as Tenant };
}

function label(...owned: readonly Owned[]): string {
  const { opening, closing } = labelTenants("datname", owned);
  return `${opening}V${closing}`;
}

describe("labels of tenants", () => {
  it("come from the name, for all that are called after their tenants at once", () => {
    expect(label(own("web", "web"), own("blog", "blog"))).toBe(
      'label_replace(V\n, "tenant", "$1", "datname", "(web|blog)")',
    );
  });

  it("have the hyphens that PostgreSQL's names have underscores for", () => {
    expect(label(own("billing_eu", "billing-eu"), own("a_b_c", "a-b-c"), own("web", "web"))).toBe(
      [
        "label_replace(label_replace(label_replace(V",
        ', "tenant", "$1", "datname", "(billing_eu|a_b_c|web)")',
        ', "tenant", "$1-$2", "tenant", "([^_]*)_([^_]*)")',
        ', "tenant", "$1-$2-$3", "tenant", "([^_]*)_([^_]*)_([^_]*)")',
      ].join("\n"),
    );
  });

  it("are said for names that do not say them", () => {
    expect(label(own("warehouse", "reports"), own("a_b", "reports"), own("c.d", "x"))).toBe(
      [
        "label_replace(label_replace(V",
        ', "tenant", "reports", "datname", "warehouse|a_b")',
        ', "tenant", "x", "datname", "c\\\\.d")',
      ].join("\n"),
    );
  });

  it("name an owner once for all tenants of it, and each tenant once", () => {
    expect(label(own("a", "a", "x"), own("b", "b", "y"), own("c", "c", "x"), own("c2", "c", "x"), own("d", "d"))).toBe(
      [
        "label_replace(label_replace(label_replace(label_replace(V",
        ', "tenant", "$1", "datname", "(a|b|c|d)")',
        ', "tenant", "c", "datname", "c2")',
        ', "owner", "x", "tenant", "a|c")',
        ', "owner", "y", "tenant", "b")',
      ].join("\n"),
    );
  });
});
