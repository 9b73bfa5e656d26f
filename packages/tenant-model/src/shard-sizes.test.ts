import { expect, it } from "vitest";
import { findLargeShards } from "./shard-sizes.ts";

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
