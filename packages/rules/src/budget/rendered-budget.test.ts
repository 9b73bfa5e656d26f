import { type JudgedObject, renderCatalog } from "@tenantry/renderer";
import { type Catalog, countSessions, valueOf } from "@tenantry/tenant-model";
import fc from "fast-check";
import { expect, it } from "vitest";
import { openCatalog, randomCatalog } from "../../../renderer/src/test-random-catalog.ts";
import type { Fields } from "../manifest.ts";
import { Subject } from "../subject.ts";
import { budgetInstance, INSTANCES } from "./budget.ts";
import { readBudgets } from "./read-budgets.ts";

/** The model's own count, over what it says of each tenant. */
function countModel({ tenants, sharedPoolers }: Catalog, instance: "primary" | "standby"): number {
  const budget = tenants.map((tenant) => ({
    databases: tenant.databases.length,
    directSessions: tenant.directSessions,
    poolers: [...tenant.poolers, ...sharedPoolers.filter(({ name }) => tenant.sharedPoolers.includes(name))].map(
      ({ type, instances, pool }) => ({ type, instances: valueOf(instances), pool }),
    ),
  }));
  return countSessions(budget, instance);
}

function judge(catalog: Catalog, objects: readonly JudgedObject[], cloudNativePG: string): Subject {
  const manifests = objects.map(({ object }) => ({ object: object as unknown as Fields, form: "object" as const }));
  return new Subject(manifests, { cloudNativePG, today: "2026-11-21", catalog });
}

it("counts in rendered objects what the model counts in the catalog", async () => {
  await fc.assert(
    fc.asyncProperty(randomCatalog, async (written) => {
      const catalog = await openCatalog(written);
      const { objects } = await renderCatalog(catalog, { toolVersion: "1.0.0" });
      const count = (version: string, instance: "primary" | "standby") => {
        const [budget] = readBudgets(judge(catalog, objects, version));
        if (budget === undefined) throw new Error("no budget");
        return budgetInstance(budget, instance);
      };
      for (const instance of INSTANCES) {
        expect(count("1.27", instance).total).toBe(countModel(catalog, instance));
        // From 1.28 on auth_query has one session a pod, where the model has one for each database.
        const later = count("1.30", instance);
        expect(later.total).toBeLessThanOrEqual(countModel(catalog, instance));
        const { usableConnections } = catalog.cluster;
        expect(later.usable).toBe(usableConnections);
      }
    }),
    { numRuns: 60 },
  );
});
