import { describe, expect, it } from "vitest";
import { poolerText } from "../test-pooler.ts";
import { findFaults } from "../test-subject.ts";
import { poolMinimumAboveSize as rule } from "./pool-minimum-above-size.ts";

const find = (parameters: Readonly<Record<string, string | number>>) => findFaults(rule, poolerText({ parameters }));

describe("pool-minimum-above-size", () => {
  it("finds a minimum above the size, PgBouncer's 20 where none is written", () => {
    expect(find({ min_pool_size: 6, default_pool_size: 5 })).toEqual([
      "spec.pgbouncer.parameters.min_pool_size: Pooler wiki-pooler-rw: `min_pool_size` 6 is never reached: a pool has at most the 5 connections of `default_pool_size`",
    ]);
    expect(find({ min_pool_size: 21 })).toHaveLength(1);
  });

  it("is silent up to the size, and about placeholders", () => {
    expect(find({ min_pool_size: 5, default_pool_size: 5 })).toEqual([]);
    expect(find({ min_pool_size: 20 })).toEqual([]);
    expect(find({ min_pool_size: 50, default_pool_size: "${SIZE}" })).toEqual([]);
  });
});
