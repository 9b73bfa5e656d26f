import { writeScenario } from "./rendered-cluster.ts";

/** Totals over all pods, as the catalog means them. */
export interface PoolTotals {
  readonly connections: number;
  readonly reserve: number;
  readonly instances: number;
  readonly direct?: number;
}

/** `harbor` behind a session pool, `gitlab` behind a transaction pool, each alone in its database. */
export function writeTwoTenants(
  { connections, reserve, instances, direct = 0 }: PoolTotals,
  cluster: Readonly<Record<string, unknown>> = {},
  versions: Readonly<Record<string, string>> = {},
) {
  const writeTenant = (name: string, mode: "session" | "transaction") => ({
    name,
    direct,
    poolers: [
      {
        mode,
        instances,
        connections,
        reserve,
        // The reserve is for whom waits, by default 5 s; a test has less patience, and gives up sooner.
        parameters: { max_client_conn: 300, reserve_pool_timeout: 1, server_login_retry: 1, query_wait_timeout: 30 },
      },
    ],
  });
  return writeScenario("two-tenants", {
    versions: { cloudNativePG: "1.27.0", ...versions },
    cluster: { name: "shared", storage: { size: "20Gi" }, ...cluster },
    tenants: [writeTenant("harbor", "session"), writeTenant("gitlab", "transaction")],
  });
}
