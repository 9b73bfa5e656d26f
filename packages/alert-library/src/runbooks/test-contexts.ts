import type { AlertName } from "@tenantry/tenant-model";
import { type AlertGroup, buildAlertGroups } from "../alert-groups.ts";
import { openTestCatalog, testCatalogs } from "../test-catalog.ts";
import { buildRunbookContext, type RunbookContext } from "./runbook-context.ts";

const names = { ruleFile: "out/rules.yaml", scheduledBackup: "nightly", tenantsKustomization: "shop-tenants" };
const switches = [true, false] as const;
const METHODS = ["plugin", "barmanObjectStore", "volumeSnapshot", "none"] as const;

interface Form {
  readonly method: (typeof METHODS)[number];
  readonly instances: number;
  readonly walStorage: boolean;
  readonly poolers: boolean;
  readonly roles: "managed" | "databaseRole";
}

const forms: readonly Form[] = METHODS.flatMap((method) =>
  [3, 1].flatMap((instances) =>
    switches.flatMap((walStorage) =>
      switches.flatMap((poolers) =>
        (["managed", "databaseRole"] as const).map((roles) => ({ method, instances, walStorage, poolers, roles })),
      ),
    ),
  ),
);

/** What a catalog says to pages. */
export interface CatalogContext {
  readonly context: RunbookContext;
  readonly groups: readonly AlertGroup[];
}

/** The test catalogs, and one in all the forms that pages can tell apart. */
export async function listContexts(): Promise<readonly CatalogContext[]> {
  const catalogs = await Promise.all([...testCatalogs.map((name) => openTestCatalog(name)), ...forms.map(openForm)]);
  return catalogs.map((catalog) => {
    const groups = buildAlertGroups(catalog);
    return { context: buildRunbookContext(catalog, groups, names), groups };
  });
}

/** What the page of a group may be rendered with: each catalog that has the group, also with all but one alert off. */
export function listPageContexts(contexts: readonly CatalogContext[], id: string): RunbookContext[] {
  return contexts.flatMap(({ context, groups }) => {
    const group = groups.find((it) => it.id === id);
    return group === undefined ? [] : [context, ...group.alerts.map(({ name }) => leaveAlert(context, name))];
  });
}

function openForm({ method, instances, walStorage, poolers, roles }: Form) {
  return openTestCatalog("shop", (spec) => {
    const { bucket, endpointURL, credentials } = spec.backup;
    const schedule = "0 0 2 * * *";
    const target = instances === 1 ? "primary" : "prefer-standby";
    if (method === "none") spec.backup = { method, reason: "a test" };
    else if (method === "volumeSnapshot") spec.backup = { method, schedule, className: "fast", target };
    else spec.backup = { method, schedule, bucket, endpointURL, credentials };
    spec.cluster.instances = instances;
    if (!walStorage) delete spec.cluster.walStorage;
    spec.roles = roles;
    if (poolers) return;
    delete spec.poolers;
    spec.tenants = [{ name: "web", direct: 5, databases: [{ quota: "20Gi" }], poolers: [] }];
  });
}

function leaveAlert(context: RunbookContext, name: AlertName): RunbookContext {
  const others = Object.fromEntries(Object.keys(context.alerts).map((other) => [other, false]));
  return { ...context, alerts: { ...others, [name]: context.alerts[name] } as RunbookContext["alerts"] };
}

/** Fields that some backups and some alerts do not have. */
const OPTIONAL = new Set([
  "objectStore",
  "serverName",
  "bucket",
  "credentials",
  "endpointURL",
  "maxAgeHours",
  "threshold",
]);

/** The same context, which throws where a page asks for a field that there is not, even only whether it is there. */
export function guardContext<T extends object>(context: T): T {
  return new Proxy(context, {
    get: (target, key) => {
      // Handlebars asks for these of any object, also for the text of an error.
      if (typeof key === "symbol" || key === "toHTML" || key in Object.prototype) return Reflect.get(target, key);
      if (!Object.hasOwn(target, key) && !OPTIONAL.has(key)) throw new Error(`pages know no ${key}`);
      const value: unknown = Reflect.get(target, key);
      return typeof value === "object" && value !== null ? guardContext(value) : value;
    },
  });
}
