import { budgetInstance } from "@tenantry/rules";
import { afterAll, describe, expect, it } from "vitest";
import { countSessionsByRole, takeCensus } from "./connection-census.ts";
import { POOLER_ROLE } from "./operator-version.ts";
import { renderCluster } from "./rendered-cluster.ts";
import { closeRunFolder } from "./run-folder.ts";
import { type RunningCluster, startCluster } from "./running-cluster.ts";
import { openSession } from "./session.ts";
import { listOperatorLines } from "./supported-lines.ts";
import { writeTwoTenants } from "./two-tenants.ts";

const SIZES = { connections: 20, reserve: 4, instances: 2 };
/** Of both tenants together. */
const CLIENTS = 200;

/** All applications at once, as after a failover. */
describe.each(listOperatorLines())("200 logins at one moment, as CloudNativePG %s looks passwords up", (line) => {
  let cluster: RunningCluster | undefined;
  afterAll(async () => {
    await cluster?.stop();
    closeRunFolder();
  });

  const holds =
    line === "1.27.0"
      ? "stay within the budget"
      : "open more sessions of auth_query than the budget counts, a pool of them a pod at most";
  it(`all succeed, and ${holds}`, async () => {
    const rendered = await renderCluster(writeTwoTenants(SIZES, {}, { cloudNativePG: line }));
    const running = await startCluster(rendered, line);
    cluster = running;
    const { poolers } = budgetInstance(rendered.budget, "primary");
    const pods = await Promise.all(
      poolers.flatMap(({ name, tenants, pods: { rolling } }) =>
        Array.from({ length: rolling }, async () => ({ tenant: tenants[0] ?? "", ...(await running.startPod(name)) })),
      ),
    );
    const superuser = await running.instance.openLocal("postgres");
    const census = await takeCensus(superuser, async () => {
      const clients = pods.flatMap((pod) => Array.from({ length: Math.ceil(CLIENTS / pods.length) }, () => pod));
      await Promise.all(
        clients.map(async ({ tenant, port }) => {
          const session = await openSession({ ...running.loginAs(tenant, tenant, port), timeout: 60_000 });
          await session.ask("SELECT pg_sleep(0.3)");
          await session.close();
        }),
      );
    });
    const remaining = (await countSessionsByRole(superuser)).get(POOLER_ROLE) ?? 0;
    await superuser.close();
    const counted = poolers.reduce((sum, { sessions }) => sum + sessions, 0);
    const looking = census.mostByRole.get(POOLER_ROLE) ?? 0;
    console.log(
      `CloudNativePG ${line}: ${looking} sessions of auth_query at most, ${remaining} afterwards; ${census.most} sessions in all, ${counted} in the budget`,
    );
    if (line === "1.27.0") expect(census.most).toBeLessThanOrEqual(counted);
    // In `postgres` nothing but the size of a pool bounds them: 1.25 has no setting for one user that a Pooler may write.
    else
      expect(looking).toBeLessThanOrEqual(
        poolers.reduce((sum, { pods: { rolling }, perPod }) => sum + rolling * perPod.pools, 0),
      );
  });
});
