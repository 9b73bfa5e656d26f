import { type AlertDefault, type AlertName, alertDefaults, alertNames } from "@tenantry/tenant-model";
import type { BackupContext } from "./backup-context.ts";
import { describeAlert, type RunbookContext } from "./runbook-context.ts";

const switches = [true, false] as const;
const scheduled = { scheduledBackup: "shared-backup", schedule: "0 0 2 * * *" };
const stored = { serverName: "shared", bucket: "backups", maxAgeHours: "48" };
const backups: readonly (BackupContext | false)[] = [
  { plugin: true, inTree: false, snapshot: false, ...scheduled, ...stored, objectStore: "shared-backup" },
  { plugin: false, inTree: true, snapshot: false, ...scheduled, ...stored },
  { plugin: false, inTree: false, snapshot: true, ...scheduled },
  false,
];

/** What catalogs may be like: every combination of what pages may ask for, with the given alerts. */
export function listContexts(names: readonly AlertName[]): RunbookContext[] {
  const alerts = describeAlerts(names);
  return switches.flatMap((walStorage) =>
    switches.flatMap((sync) =>
      switches.flatMap((rolesManaged) =>
        switches.flatMap((poolers) =>
          backups.map((backup) => ({ ...fixed, walStorage, sync, rolesManaged, poolers, backup, alerts })),
        ),
      ),
    ),
  );
}

const fixed = {
  catalog: "shop",
  namespace: "databases",
  cluster: "shared",
  instances: 3,
  primaryService: "shared-rw",
  file: "kubernetes/catalogs/shop/tenants.yaml",
  workloads: "kubernetes/workloads/shop",
  ruleFile: "kubernetes/workloads/shop/observability/prometheusrule.yaml",
  fluxKustomization: "kubernetes/infrastructure/shop/ks.yaml",
};

function describeAlerts(names: readonly AlertName[]): RunbookContext["alerts"] {
  const text = { expr: "", summary: "", description: "" };
  const entries = alertNames.map((name) => {
    const { unit, threshold = unit === undefined ? undefined : 24, ...rest }: AlertDefault = alertDefaults[name];
    const alert = { name, ...rest, ...text, ...(threshold !== undefined && { threshold }) };
    return [name, describeAlert(names.includes(name) ? alert : undefined)];
  });
  return Object.fromEntries(entries);
}

/** Fields that some backups and some alerts do not have. */
const OPTIONAL = new Set(["objectStore", "serverName", "bucket", "maxAgeHours", "threshold"]);

/** The same context, which throws where a page asks for a field that there is not, even only whether it is there. */
export function guardContext<T extends object>(context: T): T {
  return new Proxy(context, {
    get: (target, key) => {
      // Handlebars asks for these of any object.
      if (typeof key === "symbol" || key === "toHTML" || key === "constructor") return Reflect.get(target, key);
      if (!Object.hasOwn(target, key) && !OPTIONAL.has(key)) throw new Error(`pages know no ${key}`);
      const value: unknown = Reflect.get(target, key);
      return typeof value === "object" && value !== null ? guardContext(value) : value;
    },
  });
}
