import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countPods, countSessions, countUsable, HEADROOM_CONNECTIONS, limitRole, splitPool } from "./budget.ts";

const totals = fc.record({
  connections: fc.integer({ min: 1, max: 500 }),
  reserve: fc.integer({ min: 0, max: 100 }),
  minimum: fc.integer({ min: 0, max: 500 }),
  instances: fc.integer({ min: 1, max: 12 }),
});

describe("a pool split over its pods", () => {
  it("has room for what the tenant was given, and wastes less than a connection a pod", () => {
    fc.assert(
      fc.property(totals, (given) => {
        const { defaultPoolSize, reservePoolSize } = splitPool(given);
        const spread = (size: number, total: number) => size * given.instances - total;
        expect(spread(defaultPoolSize, given.connections)).toBeGreaterThanOrEqual(0);
        expect(spread(defaultPoolSize, given.connections)).toBeLessThan(given.instances);
        expect(spread(reservePoolSize, given.reserve)).toBeGreaterThanOrEqual(0);
        expect(spread(reservePoolSize, given.reserve)).toBeLessThan(given.instances);
      }),
    );
  });

  it("never keeps more connections open than it may have", () => {
    fc.assert(
      fc.property(totals, (given) => {
        const { defaultPoolSize, minPoolSize } = splitPool(given);
        expect(minPoolSize).toBeLessThanOrEqual(defaultPoolSize);
      }),
    );
  });

  it("leaves one slot for auth_query, which would otherwise wait for the tenant's own connections", () => {
    const pool = splitPool({ connections: 15, reserve: 5, minimum: 5, instances: 3 });
    expect(pool).toEqual({ defaultPoolSize: 5, reservePoolSize: 2, minPoolSize: 2, maxDbConnections: 8 });
  });
});

describe("a tenant with several databases", () => {
  const pool = splitPool({ connections: 15, reserve: 5, minimum: 0, instances: 3 });
  const count = (databases: number) =>
    countSessions(
      [{ databases, directSessions: 5, poolers: [{ type: "rw" as const, instances: 3, pool }] }],
      "primary",
    );

  it("has a pool for each of them, and a slot of auth_query", () => {
    expect(count(3)).toBe(4 * 3 * (7 + 1) + 5 + HEADROOM_CONNECTIONS);
    expect(count(1)).toBe(4 * (7 + 1) + 5 + HEADROOM_CONNECTIONS);
  });

  it("has a role that may fill all of them, and have its direct sessions once", () => {
    expect(limitRole([{ instances: 3, pool }], { databases: 3, direct: 5 })).toBe(4 * 3 * 7 + 5);
  });

  it("is counted as having one before it has any", () => {
    expect(count(0)).toBe(count(1));
    expect(limitRole([{ instances: 3, pool }], { databases: 0, direct: 0 })).toBe(4 * 7);
  });
});

describe("the connection budget", () => {
  const pool = splitPool({ connections: 6, reserve: 0, minimum: 0, instances: 3 });

  it("counts a pod that is still terminating during a rollout", () => {
    expect(countPods(3)).toBe(4);
  });

  it("sets read-only poolers against standbys, and those of any instance against both", () => {
    const tenant = (type: "rw" | "ro" | "r") => ({
      databases: 1,
      directSessions: 2,
      poolers: [{ type, instances: 3, pool }],
    });
    const sessions = 4 * pool.maxDbConnections;
    expect(countSessions([tenant("rw")], "primary")).toBe(sessions + 2 + HEADROOM_CONNECTIONS);
    expect(countSessions([tenant("rw")], "standby")).toBe(HEADROOM_CONNECTIONS);
    expect(countSessions([tenant("ro")], "primary")).toBe(2 + HEADROOM_CONNECTIONS);
    expect(countSessions([tenant("ro")], "standby")).toBe(sessions + HEADROOM_CONNECTIONS);
    expect(countSessions([tenant("r")], "primary")).toBe(sessions + 2 + HEADROOM_CONNECTIONS);
    expect(countSessions([tenant("r")], "standby")).toBe(sessions + HEADROOM_CONNECTIONS);
  });

  it("limits a role to what all its poolers and its direct sessions can open", () => {
    expect(
      limitRole(
        [
          { instances: 3, pool },
          { instances: 2, pool },
        ],
        { databases: 1, direct: 5 },
      ),
    ).toBe(4 * 2 + 3 * 2 + 5);
  });

  it("leaves out what PostgreSQL keeps for superusers and reserved roles", () => {
    expect(countUsable(200, 0)).toBe(197);
    expect(countUsable(200, 10, 5)).toBe(185);
  });
});
