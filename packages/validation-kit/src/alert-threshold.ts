import { type AlertDefault, type AlertName, alertDefaults, type Catalog } from "@tenantry/tenant-model";

/** What an alert of the catalog compares with: nobody should be told of less by a check than by an alert. */
export function thresholdOf({ monitoring }: Catalog, name: AlertName): number {
  const preset: AlertDefault = alertDefaults[name];
  return monitoring.alerts[name]?.threshold ?? preset.threshold ?? Number.POSITIVE_INFINITY;
}
