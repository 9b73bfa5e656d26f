import { describe, expect, it } from "vitest";
import { poolerText } from "../test-pooler.ts";
import { findFaults } from "../test-subject.ts";
import { reservePoolNeverUsed as rule } from "./reserve-pool-never-used.ts";

const find = (parameters: Readonly<Record<string, string | number>>) => findFaults(rule, poolerText({ parameters }));

describe("reserve-pool-never-used", () => {
  it("finds a reserve that is turned off", () => {
    expect(find({ reserve_pool_size: 5, reserve_pool_timeout: 0 })).toEqual([
      "spec.pgbouncer.parameters.reserve_pool_timeout: Pooler wiki-pooler-rw: `reserve_pool_timeout` 0 turns the reserve of 5 connections off",
    ]);
    expect(find({ reserve_pool_size: 5, reserve_pool_timeout: "0.0" })).toHaveLength(1);
  });

  it("is silent with a timeout or without a reserve", () => {
    expect(find({ reserve_pool_size: 5 })).toEqual([]);
    expect(find({ reserve_pool_size: 5, reserve_pool_timeout: "0.5" })).toEqual([]);
    expect(find({ reserve_pool_timeout: 0 })).toEqual([]);
    expect(find({ reserve_pool_size: "${RESERVE}", reserve_pool_timeout: 0 })).toEqual([]);
  });
});
