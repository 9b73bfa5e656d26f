import { expect, it } from "vitest";
import { chooseShard, findLargeShards } from "./shard-sizes.ts";

const tenants = (sizes: readonly number[]) =>
  sizes.flatMap((size, index) => Array.from({ length: size }, () => ({ shard: index + 1 }))) as never;

it("warns of each shard with more than a hundred tenants, and names the next free one", () => {
  expect(findLargeShards({ file: "tenants.yaml", tenants: tenants([100, 100]) })).toEqual([]);
  const problems = findLargeShards({ file: "tenants.yaml", tenants: tenants([101, 3, 250]) });
  expect(problems.map(({ severity, message }) => [severity, message.slice(0, 27)])).toEqual([
    ["warning", "shard 1 has 101 tenants: Fl"],
    ["warning", "shard 3 has 250 tenants: Fl"],
  ]);
  expect(problems[0]?.help).toContain("`shard: 4`");
});

it("puts a new tenant into the newest shard that has room, and starts another when none has", () => {
  const choose = (...sizes: number[]) => chooseShard(tenants(sizes));
  expect([choose(), choose(5), choose(99), choose(100)]).toEqual([1, 1, 1, 2]);
  expect([choose(100, 3), choose(40, 100), choose(100, 100), choose(3, 4)]).toEqual([2, 1, 3, 2]);
});
