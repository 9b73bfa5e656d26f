import type { Tenant } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { joinTerms, type Watched, writeTerms } from "./tenant-terms.ts";

const write = (names: string, amount: number) => `used{name=~"${names}"} / ${amount}`;

function watch(name: string, tenant: string, { amount = 1, owner }: { amount?: number; owner?: string } = {}): Watched {
  return { name, amount, tenant: { name: tenant, ...(owner !== undefined && { owner }) } as Tenant };
}

describe("terms of tenants", () => {
  it("are one for all that have the same amount and are named the same way, by amount", () => {
    const watched = [
      watch("b-pooler-rw", "b", { amount: 2 }),
      watch("a-pooler-rw", "a"),
      watch("c-pooler-rw", "c", { amount: 2 }),
    ];
    expect(writeTerms(watched, "name", write)).toEqual([
      'label_replace(used{name=~"a-pooler-rw"} / 1, "tenant", "$1", "name", "(.*)-pooler-rw")',
      'label_replace(used{name=~"b-pooler-rw|c-pooler-rw"} / 2, "tenant", "$1", "name", "(.*)-pooler-rw")',
    ]);
  });

  it("read the tenant out of a role that has underscores for its hyphens", () => {
    expect(writeTerms([watch("acme_eu_1", "acme-eu-1"), watch("acme_us_2", "acme-us-2")], "name", write)).toEqual([
      'label_replace(used{name=~"acme_eu_1|acme_us_2"} / 1, "tenant", "$1-$2-$3", "name", "([^_]*)_([^_]*)_([^_]*)")',
    ]);
  });

  it("say the tenant where the name says nothing of it", () => {
    expect(writeTerms([watch("reporting", "reports")], "name", write)).toEqual([
      'label_replace(used{name=~"reporting"} / 1, "tenant", "reports", "name", ".*")',
    ]);
  });

  it("carry the owner, and one owner's tenants share a term", () => {
    const watched = [watch("a", "a", { owner: "x" }), watch("b", "b", { owner: "y" }), watch("c", "c", { owner: "x" })];
    expect(writeTerms(watched, "name", write)).toEqual([
      'label_replace(label_replace(used{name=~"a|c"} / 1, "owner", "x", "", ""), "tenant", "$1", "name", "(.*)")',
      'label_replace(label_replace(used{name=~"b"} / 1, "owner", "y", "", ""), "tenant", "$1", "name", "(.*)")',
    ]);
  });

  it("have no tenant for what several share", () => {
    expect(writeTerms([{ name: "shared", amount: 1 }], "name", write)).toEqual(['used{name=~"shared"} / 1']);
  });

  it("are cut where their list of names gets long", () => {
    const watched = Array.from({ length: 250 }, (_, index) => ({ name: `p${index}`, amount: 1 }));
    expect(writeTerms(watched, "name", write).map((term) => term.split("|").length)).toEqual([100, 100, 50]);
  });
});

describe("joined terms", () => {
  it("share an expression while they fit into it", () => {
    expect(joinTerms(["a", "b"])).toEqual(["a\nor b"]);
    const long = "x".repeat(8000);
    expect(joinTerms([long, "a", long])).toEqual([`${long}\nor a`, long]);
    expect(joinTerms([])).toEqual([]);
  });
});
