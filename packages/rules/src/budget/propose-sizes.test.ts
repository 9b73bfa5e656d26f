import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { poolerText } from "../test-pooler.ts";
import { makeSubject } from "../test-subject.ts";
import { countOverflow, findSmallestCut, proposeSizes } from "./propose-sizes.ts";
import { readBudgets } from "./read-budgets.ts";

interface Sizes {
  readonly type: string;
  readonly instances: number;
  readonly size: number;
  readonly reserve: number;
}

const poolers = fc.array(
  fc.record({
    type: fc.constantFrom("rw", "ro", "r"),
    instances: fc.integer({ min: 1, max: 6 }),
    size: fc.integer({ min: 1, max: 40 }),
    reserve: fc.integer({ min: 0, max: 10 }),
  }),
  { minLength: 1, maxLength: 6 },
);

function read(maxConnections: number, all: readonly Sizes[]) {
  const texts = all.map(({ type, instances, size, reserve }, index) =>
    poolerText({
      name: `p${index}`,
      parameters: { default_pool_size: size, reserve_pool_size: reserve },
      spec: `instances: ${instances}\ntype: ${type}`,
    }),
  );
  const cluster = clusterText(`postgresql:\n  parameters:\n    max_connections: "${maxConnections}"`);
  const [budget] = readBudgets(makeSubject(cluster + texts.join("")));
  if (budget === undefined) throw new Error("no budget");
  return budget;
}

describe("proposed sizes", () => {
  it("fit, are never above the present ones, and leave every pool a connection", () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 400 }), poolers, (maxConnections, all) => {
        const proposed = proposeSizes(read(maxConnections, all));
        if (proposed === undefined) return;
        const sizes = all.map((pooler, index) => {
          const { defaultPoolSize: size, reservePoolSize: reserve } = proposed[index] ?? {
            defaultPoolSize: 0,
            reservePoolSize: 0,
          };
          expect(size).toBeGreaterThanOrEqual(1);
          expect(size).toBeLessThanOrEqual(pooler.size + pooler.reserve);
          expect(size + reserve).toBeLessThanOrEqual(pooler.size + pooler.reserve);
          return { ...pooler, size, reserve };
        });
        expect(countOverflow(read(maxConnections, sizes))).toBeLessThanOrEqual(0);
      }),
    );
  });

  it("are the present ones where those fit", () => {
    const [size] = proposeSizes(read(100, [{ type: "rw", instances: 3, size: 10, reserve: 5 }])) ?? [];
    expect(size).toMatchObject({ defaultPoolSize: 10, reservePoolSize: 5 });
  });

  it("share what there is in proportion: 87 sessions less 8 for auth_query are 19 a pod", () => {
    const proposed = proposeSizes(
      read(100, [
        { type: "rw", instances: 3, size: 40, reserve: 0 },
        { type: "rw", instances: 3, size: 20, reserve: 0 },
      ]),
    );
    expect(proposed?.map(({ defaultPoolSize }) => defaultPoolSize)).toEqual([13, 6]);
  });

  it("are undefined where not even one connection a pool fits", () => {
    expect(proposeSizes(read(20, [{ type: "rw", instances: 6, size: 5, reserve: 0 }]))).toBeUndefined();
  });
});

describe("the smallest cut", () => {
  it("makes the budget fit, and one connection more would not", () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 300 }), poolers, (maxConnections, all) => {
        const budget = read(maxConnections, all);
        const cut = countOverflow(budget) > 0 ? findSmallestCut(budget) : undefined;
        if (cut === undefined) return;
        const changeTo = (size: number) =>
          countOverflow(
            read(
              maxConnections,
              all.map((pooler, index) => (cut.pooler.name === `p${index}` ? { ...pooler, size, reserve: 0 } : pooler)),
            ),
          );
        const size = cut.defaultPoolSize + cut.reservePoolSize;
        expect(changeTo(size)).toBeLessThanOrEqual(0);
        expect(changeTo(size + 1)).toBeGreaterThan(0);
      }),
    );
  });
});
