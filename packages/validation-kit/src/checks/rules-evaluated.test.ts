import { expect, it } from "vitest";
import { findFaults, judge } from "../test-check.ts";
import type { TestStores } from "../test-stores.ts";
import { rulesEvaluated } from "./rules-evaluated.ts";

type Rule = { name: string; labels: Record<string, string>; health: string; lastError?: string };
const find = (stores: TestStores, name: string) => (stores.rules as Rule[]).find((rule) => rule.name === name) as Rule;

it("finds nothing where every rule is evaluated, also one that was not yet", async () => {
  expect(await findFaults(rulesEvaluated)).toEqual([]);
  const waiting = await findFaults(rulesEvaluated, (_cluster, stores) => {
    find(stores, "CNPGInstanceFenced").health = "unknown";
  });
  expect(waiting).toEqual([]);
});

it("reports rules that are not loaded, those of another cluster among them, and rules with errors", async () => {
  const faults = await findFaults(rulesEvaluated, (_cluster, stores) => {
    stores.rules = stores.rules.filter((rule) => (rule as Rule).name !== "CNPGDeadlocks");
    find(stores, "CNPGInstanceFenced").labels["cnpg_io_cluster"] = "other";
    Object.assign(find(stores, "CNPGBackendsWaiting"), { health: "err", lastError: "many-to-many matching" });
  });
  expect(faults).toEqual([
    "alert CNPGInstanceFenced of databases is not evaluated",
    "alert CNPGBackendsWaiting of databases is in health err, expected ok: many-to-many matching",
    "alert CNPGDeadlocks of databases is not evaluated",
  ]);
});

it("is skipped where the store evaluates no rules of anybody, or its address is not known", async () => {
  const elsewhere = await judge(rulesEvaluated, {
    after: (_cluster, stores) => {
      stores.rules = [];
    },
  });
  expect(elsewhere).toMatchObject({ status: "skipped", found: expect.stringContaining("vmalert") });
  expect(await judge(rulesEvaluated, { reach: "cluster alone" })).toMatchObject({ status: "skipped" });
});
