import fc from "fast-check";
import { expect, it } from "vitest";
import { makeTenant } from "../../renderer/src/test-catalog.ts";
import { makeDragonflyUser } from "../../renderer/src/test-platform.ts";
import { checks } from "./checks.ts";
import type { HttpReader } from "./http-reader.ts";
import type { Kubectl } from "./kubectl.ts";
import { runCheck } from "./run-check.ts";
import { makeBusyCatalog } from "./test-check.ts";
import { healthyCluster } from "./test-healthy.ts";
import { TestStores } from "./test-stores.ts";
import { Unanswered } from "./unanswered.ts";

/** What stands nowhere in a healthy cluster's answers. */
const strange = fc.constantFrom<unknown>(
  ...[null, true, 0, -1, 1e308, "", "x", "2026-99-99T00:00:00Z", "\n\t", [], {}, [null], [[]], [1, "a"], { a: null }],
  { name: 5 },
  [{ type: "Ready", status: 7 }],
  { metadata: { name: "x" } },
);

/** Puts something else into one place of a value, which the numbers choose. */
function disturb(value: unknown, [turn = 0, ...turns]: readonly number[], other: unknown): unknown {
  if (typeof value !== "object" || value === null || turn % 7 === 0) return other;
  const keys = Object.keys(value);
  const key = keys[turn % Math.max(1, keys.length)];
  if (key === undefined) return other;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? disturb(item, turns, other) : item));
  return { ...value, [key]: disturb((value as Record<string, unknown>)[key], turns, other) };
}

function disturbText(text: string, turns: readonly number[], other: unknown): string {
  try {
    return JSON.stringify(disturb(JSON.parse(text), turns, other));
  } catch {
    // Logs, tables of the console, results of logins.
    return (turns[0] ?? 0) % 2 === 0 ? text.slice((turns[1] ?? 0) % (text.length + 1)) : String(JSON.stringify(other));
  }
}

it("never throws, whatever a cluster answers: a check passes, fails or is unknown, and says why", async () => {
  const catalog = makeBusyCatalog();
  const paths = fc.array(fc.array(fc.nat(1000), { minLength: 2, maxLength: 9 }), { minLength: 3, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(paths, strange, async (turns, other) => {
      const healthy = healthyCluster(catalog);
      let call = 0;
      const kubectl: Kubectl = {
        async run(args, options) {
          // A check that believed in another pod asks that one, which does not exist.
          const missing = { command: "kubectl", stdout: "", stderr: "not found", exitCode: 1, seconds: 0 };
          const answer = await healthy.run(args, options).catch(() => missing);
          call += 1;
          return { ...answer, stdout: disturbText(answer.stdout, turns[call % turns.length] ?? [], other) };
        },
      };
      const { metrics, logs } = new TestStores(catalog, healthy).open();
      const disturbed = (store: typeof metrics): HttpReader => ({
        transcript: [],
        get: async (path) => disturbText((await store?.get(path)) ?? "", turns[call % turns.length] ?? [], other),
      });
      const stores = { metrics: disturbed(metrics), logs: disturbed(logs) };
      for (const check of checks) {
        const { status, faults } = await runCheck(check, { catalog, kubectl, stores, now: () => 0 });
        if (status === "failed" || status === "unknown") expect(faults, check.id).not.toEqual([]);
        for (const { message, help } of faults) {
          expect(message, check.id).not.toMatch(/undefined|\[object|NaN/);
          expect(help, check.id).not.toMatch(/undefined|\[object|NaN/);
        }
      }
    }),
    { numRuns: 30 },
  );
});

it("is unknown, not failed, where kubectl does not get through", async () => {
  const catalog = makeBusyCatalog();
  const trouble = { kind: "unreachable", message: "connection refused", help: "start it" } as const;
  const kubectl: Kubectl = { run: async () => ({ command: "kubectl", stdout: "", stderr: "", seconds: 0, trouble }) };
  const store: HttpReader = { transcript: [], get: () => Promise.reject(new Unanswered(trouble)) };
  const stores = { metrics: store, logs: store };
  for (const check of checks) {
    const { status, found } = await runCheck(check, { catalog, kubectl, stores, now: () => 0 });
    expect({ id: check.id, status, found }).toEqual({ id: check.id, status: "unknown", found: "connection refused" });
  }
});

it("asks a bounded number of times, however many tenants there are", async () => {
  const names = Array.from({ length: 250 }, (_, index) => `t${index}`);
  const catalog = makeBusyCatalog({
    tenants: names.map((name) => makeTenant(name, { dragonfly: makeDragonflyUser(name) })),
  });
  const cluster = healthyCluster(catalog);
  for (const check of checks) {
    const before = cluster.calls.length;
    const { status, found } = await runCheck(check, { catalog, kubectl: cluster, stores: {}, now: () => 0 });
    if (status !== "skipped") expect({ id: check.id, status, found }).toMatchObject({ status: "passed" });
    expect(cluster.calls.length - before, check.id).toBeLessThan(25);
  }
});
