import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { tenantVanished as rule } from "./tenant-vanished.ts";

const judge = (now: readonly string[], before?: readonly (readonly [string, "present" | "retired"])[]) =>
  findFaults(rule, "", {
    catalog: { tenants: now.map((name) => ({ name })) } as never,
    ...(before !== undefined && { committedTenants: new Map(before) }),
  });

describe("tenant-vanished", () => {
  it("finds a tenant that was not retired", () => {
    expect(
      judge(
        ["docs"],
        [
          ["docs", "present"],
          ["wiki", "present"],
        ],
      ),
    ).toEqual([expect.stringMatching(/^spec\.tenants: the tenant wiki is gone without having been retired/)]);
  });

  it("is silent about one that was, about new ones, and without a past", () => {
    expect(
      judge(
        ["docs", "new"],
        [
          ["docs", "present"],
          ["wiki", "retired"],
        ],
      ),
    ).toEqual([]);
    expect(judge(["docs"])).toEqual([]);
    expect(findFaults(rule, "", { committedTenants: new Map([["wiki", "present"]]) })).toEqual([]);
  });
});
