import type { Catalog, Client } from "@tenantry/tenant-model";
import {
  BARMAN,
  makeCatalog,
  makeDatabase,
  makePooler,
  makeRole,
  makeTenant,
} from "../../renderer/src/test-catalog.ts";
import { makeDragonfly, makeDragonflyUser } from "../../renderer/src/test-platform.ts";
import type { Check, CheckResult } from "./check.ts";
import { runCheck } from "./run-check.ts";
import type { TestCluster } from "./test-cluster.ts";
import { healthyCluster } from "./test-healthy.ts";
import { TestStores } from "./test-stores.ts";

/** A catalog in which every check has something to look at. */
export function makeBusyCatalog(changes: Partial<Catalog> = {}): Catalog {
  const database = makeDatabase("registry", {
    owner: "harbor",
    extensions: [{ name: "pg_trgm", version: "1.6", schema: "public" }],
    schemas: [{ name: "audit" }],
    quota: "1Gi",
  });
  const role = makeRole("harbor");
  const client: Client = {
    ...{ namespace: "harbor", secretName: "harbor-db", role, database: "registry", pooler: "harbor-pooler-rw" },
    ...{ service: "rw" as const, direct: true, sslmode: "require" as const, origin: [] },
  };
  return makeCatalog({
    backup: { ...BARMAN, method: "plugin" },
    dragonfly: makeDragonfly({
      snapshot: { cron: "*/15 * * * *", storage: { size: "5Gi", storageClass: "block" } },
      tls: { secretName: "cache-tls" },
    }),
    ...changes,
    tenants: changes.tenants ?? [
      makeTenant("harbor", { role, databases: [database], clients: [client], dragonfly: makeDragonflyUser("harbor") }),
      makeTenant("gitlab", {
        dragonfly: makeDragonflyUser("gitlab"),
        poolers: [makePooler("gitlab-pooler-rw"), makePooler("gitlab-pooler-ro", { type: "ro" })],
      }),
      makeTenant("old", { state: "retired", poolers: [], role: makeRole("old", { login: false }) }),
    ],
  } as Parameters<typeof makeCatalog>[0]);
}

export interface Situation {
  readonly catalog?: Catalog;
  /** What goes wrong before the check runs. */
  readonly after?: (cluster: TestCluster, stores: TestStores) => void;
  /** Whether the addresses of the stores are known. */
  readonly reach?: "stores" | "cluster alone";
}

export async function judge(
  check: Check,
  { catalog = makeBusyCatalog(), after, reach = "stores" }: Situation = {},
): Promise<CheckResult> {
  const cluster = healthyCluster(catalog);
  const stores = new TestStores(catalog, cluster);
  after?.(cluster, stores);
  return runCheck(check, { catalog, kubectl: cluster, stores: reach === "stores" ? stores.open() : {}, now: () => 0 });
}

/** The messages of what a check finds. @throws Error where it finds out nothing */
export async function findFaults(check: Check, after?: Situation["after"], catalog?: Catalog): Promise<string[]> {
  const result = await judge(check, { ...(after && { after }), ...(catalog && { catalog }) });
  if (result.status === "skipped" || result.status === "unknown") throw new Error(`${result.status}: ${result.found}`);
  return result.faults.map(({ message }) => message);
}

/** Why a check does not apply to a catalog. */
export async function explainSkip(check: Check, changes: Partial<Catalog>): Promise<string> {
  const { status, found } = await judge(check, { catalog: makeBusyCatalog(changes) });
  return status === "skipped" ? found : `not skipped: ${found}`;
}
